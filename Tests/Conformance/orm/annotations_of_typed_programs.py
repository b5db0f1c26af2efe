# Typed programs subscript SQLAlchemy's classes in annotations that nobody evaluates but Python.
import copy
from typing import Any, Optional, get_type_hints

from sqlalchemy import Column, Integer, MetaData, Result, Row, ScalarResult, Select, String, Table, create_engine, func, select
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, Mapper, Query, Session, mapped_column, scoped_session, sessionmaker
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.expression import BindParameter, Label
from sqlalchemy.types import TypeEngine


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
SessionLocal: sessionmaker[Session] = sessionmaker(engine)
registry: scoped_session[Session] = scoped_session(SessionLocal)


def by_name(name: str) -> Select[tuple[User]]:
    return select(User).where(User.name == name)


def legacy(session: Session) -> Query[User]:
    return session.query(User)


def count(session: Session) -> Result[tuple[int]]:
    return session.execute(select(func.count(User.id)))


def read(rows: CursorResult[Any], names: ScalarResult[str], row: Row[tuple[int]]) -> None: ...


def parts(column: ColumnElement[int], label: Label[str], bound: BindParameter[int], attribute: InstrumentedAttribute[str], mapper: Mapper[User], kind: TypeEngine[str]) -> None: ...


class Users(Query[User]):
    def named(self, name: str) -> "Users":
        return self.filter_by(name=name)


with SessionLocal() as session:
    session.add_all([User(name="ada"), User(name="bob")])
    session.commit()
    print(session.scalars(by_name("ada")).one().id, legacy(session).count(), count(session).scalar())
    print(Users(User, session).named("bob").one().name)
print(Select[tuple[User]], get_type_hints(legacy)["return"])
for wrong in (lambda: MetaData()[int], lambda: engine[0]):
    try:
        wrong()
    except TypeError as error:
        print(error)

# Copies of what describes: statements, types, tables.
users = Table("users", MetaData(), Column("name", String(30)))
statement = select(users).where(users.c.name == "x")
for thing in (statement, users.c.name == "x", String(30), users.c.name, func.max(users.c.name), legacy(session)):
    print(str(copy.copy(thing)) == str(thing), str(copy.deepcopy(String(30))))
