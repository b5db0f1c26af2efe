# A relationship in SELECT is its condition; criteria that are constants stand in ON; composites are expired by name.
import dataclasses
import warnings
from sqlalchemy import ForeignKey, and_, create_engine, event, or_, select, true
from sqlalchemy.orm import (DeclarativeBase, Mapped, Session, aliased, composite, immediateload, joinedload, lazyload, mapped_column, relationship, selectinload, subqueryload)

warnings.simplefilter("ignore")


class Base(DeclarativeBase):
    pass


@dataclasses.dataclass
class Point:
    x: int
    y: int


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    x: Mapped[int]
    y: Mapped[int]
    posts: Mapped[list["Post"]] = relationship(back_populates="user")
    place: Mapped[Point] = composite("x", "y")


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    user: Mapped[User] = relationship(back_populates="posts")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, many):
    print("  ", " ".join(statement.split()), parameters)


session = Session(engine)
session.add(User(id=1, place=Point(1, 2), posts=[Post(id=1), Post(id=2)]))
session.commit()
for load in joinedload, selectinload, subqueryload, lazyload, immediateload:
    for criterion in True, true(), False, and_(True, Post.id > 1), or_(True, Post.id > 1):
        session.expunge_all()
        print(load.__name__, [len(user.posts) for user in session.scalars(select(User).options(load(User.posts.and_(criterion)))).unique()])
print(select(User).join(User.posts.and_(True, Post.id > 0)))
print(select(User).outerjoin(User.posts.of_type(aliased(Post)).and_(True)))
print(User.posts.any(False), User.posts.any(True, id=4), User.posts.any(and_(True)), sep="\n")
for statement in select(User.posts), select(User.posts, Post.user), select(User.posts.label("x"), User.posts), select(User.id, User.posts, Post.user), select(aliased(User).posts):
    print(statement)
    print(list(session.execute(statement).keys()))
print(User.posts.label("mine").name, session.query(User.posts.label("x")), session.query(User.id, User.posts))

user = session.get_one(User, 1)
print(user.place)
session.expire(user, ["place"])
print(sorted(user.__dict__), user.place)
session.refresh(user, ["x", "place"])
print(sorted(user.__dict__), user.place)
for names in ["place"], ["nothing"]:
    try:
        session.refresh(user, names)
    except Exception as error:
        print(type(error).__name__, error)
