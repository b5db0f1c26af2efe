"""Wrong arguments of relationships, joins, options and sessions."""
import re

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine, select
from sqlalchemy.orm import (DeclarativeBase, Mapped, Session, aliased, clear_mappers, configure_mappers, defer, joinedload, load_only,
                            mapped_column, query_expression, relationship, selectin_polymorphic, selectinload, synonym, with_expression)
import warnings
from sqlalchemy.exc import SADeprecationWarning


def attempt(action):
    try:
        result = action()
        print("no error:", type(result).__name__)
    except Exception as error:
        print(type(error).__name__, re.sub(r"0x[0-9a-f]+", "0x...", str(error)))


def declare(**arguments):
    class Base(DeclarativeBase):
        pass

    class Parent(Base):
        __tablename__ = "parent"
        id: Mapped[int] = mapped_column(primary_key=True)
        children = relationship("Child", **arguments)

    class Child(Base):
        __tablename__ = "child"
        id: Mapped[int] = mapped_column(primary_key=True)
        parent_id: Mapped[int] = mapped_column(ForeignKey("parent.id"))

    configure_mappers()


for arguments in ({"order_by": 5}, {"remote_side": 5}, {"foreign_keys": 5}, {"secondary": 5}, {"primaryjoin": lambda: None}, {"primaryjoin": 5}):
    attempt(lambda: declare(**arguments))
    clear_mappers()
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    declare(lazy=None)
    declare(lazy="noload")
    clear_mappers()
for warning in told:
    print(warning.category.__name__, warning.message)


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    nick = synonym("name")
    extra: Mapped[int] = query_expression()
    posts: Mapped[list["Post"]] = relationship()


class Post(Base):
    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))




engine = create_engine("sqlite://")
attempt(configure_mappers)
Base.metadata.create_all(engine)
session = Session(engine)
user = User(name="ann")
session.add(user)
session.commit()


def load(*options):
    return session.scalars(select(User).options(*options)).unique().all()


attempt(lambda: load(joinedload(User.nick)))
attempt(lambda: load(joinedload(User.extra)))
attempt(lambda: load(with_expression(User.posts, 5)))
attempt(lambda: load(joinedload(User.posts.of_type(5))))
attempt(lambda: load(joinedload(User.posts.of_type("Post"))))
attempt(lambda: load(selectin_polymorphic(User, ["x"])))
attempt(lambda: session.query(User).join(Post, True))
attempt(lambda: select(User).join(Post, False))
attempt(lambda: session.query(user))
attempt(lambda: select(user))
attempt(lambda: user.posts.append(Post))
attempt(lambda: session.get(User, 1, options=["not looked at"]))
attempt(lambda: session.get(User, 2, options=["looked at"]))
