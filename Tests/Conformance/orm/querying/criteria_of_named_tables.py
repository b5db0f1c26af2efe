"""with_loader_criteria() where a statement counts the rows of another, or joins a table along a class's relationship."""
from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, with_loader_criteria


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    hidden: Mapped[bool] = mapped_column(default=False)
    notes: Mapped[list["Note"]] = relationship()


class Note(Base):
    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))


def counted(statement):
    return statement.select_from(*statement.columns_clause_froms).with_only_columns(func.count())


visible = with_loader_criteria(User, User.hidden == False)
users = User.__table__
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([User(id=1, name="ann", notes=[Note(id=1)]), User(id=2, name="bob", hidden=True, notes=[Note(id=2)]), User(id=3, name="cy")])
    session.commit()
    for statement in (
        select(User), select(User.id), select(User).where(User.id > 1), select(User.id, User.name).order_by(User.name), select(User, Note), select(func.count(User.id)),
        select(users.c.id),
    ):
        count = counted(statement).order_by(None).options(visible)
        print(" ".join(str(count).split()), session.scalar(count))
        final = statement.select_from(*statement.get_final_froms()).with_only_columns(func.count()).order_by(None).options(visible)
        print(" ".join(str(final).split()), session.scalar(final))
    for statement in (select(users).join(User.notes), select(users.c.name).join_from(User, Note), select(users.c.name).join(Note, User.notes), select(users.c.name).join(Note)):
        statement = statement.options(visible)
        print(" ".join(str(statement).split()), session.execute(statement).all())
