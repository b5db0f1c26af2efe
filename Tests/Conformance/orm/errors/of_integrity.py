"""Constraint errors in a flush: unique, not null, foreign key, check; what they carry; the session after."""
from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, event, select
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused, state


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(20), unique=True)
    age: Mapped[int] = mapped_column(CheckConstraint("age >= 0", name="positive_age"))
    group: Mapped[str | None]
    rank: Mapped[int | None]
    __table_args__ = (UniqueConstraint("group", "rank", name="one_rank"),)


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))


engine = connected()


@event.listens_for(engine, "connect")
def foreign_keys(connection, record):
    connection.execute("PRAGMA foreign_keys=ON")


Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(User(email="a", age=1, group="g", rank=1))
    session.commit()
    for objects in ([User(email="a", age=1)], [User(age=1)], [User(email="b", age=-1)], [User(email="c", age=1, group="g", rank=1)], [Post(user_id=99)], [Post()],
                    [User(email="d", age=1), User(email="d", age=2)], [User(id=1, email="e", age=1)]):
        session.add_all(objects)
        try:
            session.commit()
        except IntegrityError as error:
            print(type(error.orig).__name__, error.orig, "|", error.statement, "|", error.params, "|", error.connection_invalidated, error.code)
            print(isinstance(error, DBAPIError), isinstance(error, SQLAlchemyError), error.args, error.hide_parameters, error.ismulti)
        print([state(thing) for thing in objects])
        session.rollback()
        print([state(thing) for thing in objects])
    user = session.scalars(select(User)).one()
    user.age = -5
    refused(session.commit)
    session.rollback()
    print(user.age)
    session.add(Post(user_id=1))
    session.commit()
    session.delete(user)
    refused(session.commit)
    session.rollback()
    print(state(user), session.query(User).count())
    with session.begin_nested() as savepoint:
        session.add(User(email="a", age=1))
        refused(session.flush)
        savepoint.rollback()
    session.add(User(email="z", age=1))
    session.commit()
    print(session.scalars(select(User.email).order_by(User.email)).all())
