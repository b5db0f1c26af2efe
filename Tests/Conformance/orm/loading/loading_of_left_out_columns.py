"""noload, undefer("*") with query_expression, criteria within column_property, and implicit joins by a relationship in WHERE."""
import warnings

from sqlalchemy import Column, ForeignKey, Table, func, literal, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, lazyload, mapped_column, noload, query_expression, relationship, undefer, with_expression, with_loader_criteria

from _statements import connected

warnings.simplefilter("ignore")


class Base(DeclarativeBase):
    pass


member = Table("member", Base.metadata, Column("group_id", ForeignKey("group.id"), primary_key=True), Column("user_id", ForeignKey("user.id"), primary_key=True))


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(deferred=True)
    score: Mapped[int | None] = query_expression()
    bonus: Mapped[int | None] = query_expression(default_expr=literal(5))
    posts: Mapped[list["Post"]] = relationship()
    first: Mapped["Post | None"] = relationship(viewonly=True, uselist=False)
    groups: Mapped[list["Group"]] = relationship(secondary=member)


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    text: Mapped[str]


class Group(Base):
    __tablename__ = "group"
    id: Mapped[int] = mapped_column(primary_key=True)


User.count = column_property(select(func.count(Post.id)).where(Post.user_id == User.id).correlate_except(Post).scalar_subquery())
engine = connected(Base)
with Session(engine) as session:
    session.add(User(name="ann", posts=[Post(text="a"), Post(text="b")], groups=[Group()]))
    session.commit()


def show(*options):
    with Session(engine) as session:
        user = session.scalars(select(User).options(*options)).one()
        print(sorted(key for key in user.__dict__ if key[0] != "_"))
        print(user.score, user.bonus, user.count, user.posts)


show(noload(User.posts), noload(User.first))
show(undefer("*"), noload(User.posts))
show(undefer(User.score), noload(User.posts))
show(with_expression(User.score, User.id * 10), noload(User.posts))
show(with_loader_criteria(Post, Post.text == "a"), noload(User.posts))
with Session(engine) as session:
    print(session.scalars(select(User.id).where(User.groups)).all(), session.scalars(select(User.id).where(User.posts)).all())
