"""Baked queries: made by functions, with parameters given each time."""
import warnings

from sqlalchemy import Integer, String, bindparam, create_engine, func
from sqlalchemy.ext import baked
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    age: Mapped[int]

    def __repr__(self):
        return f"Member({self.name})"


engine = connected(Base)
session = Session(engine)
session.add_all([Member(name=name, age=age) for name, age in (("ann", 30), ("bob", 40), ("cy", 50))])
session.commit()

bakery = baked.bakery(size=30)


def members(session):
    return session.query(Member)


by_name = bakery(members)
by_name += lambda query: query.filter(Member.name == bindparam("name"))
print(type(bakery).__name__, type(by_name).__name__, type(by_name(session)).__name__)
print(by_name(session).params(name="ann").all())
print(by_name(session).params({"name": "bob"}).one())
print(by_name(session).params(name="zoe").first(), by_name(session).params(name="zoe").one_or_none())
refused(lambda: by_name(session).params(name="zoe").one())
refused(lambda: by_name(session).params({"name": "x"}, {"name": "y"}))
refused(by_name(session).all)

older = bakery(members).add_criteria(lambda query: query.filter(Member.age > 35), 35)
ordered = older.with_criteria(lambda query: query.order_by(Member.age.desc()))
print(ordered is older, (older + (lambda query: query.limit(1),))(session).all())
print(ordered(session).all(), [member.name for member in ordered.for_session(session)])
print(bakery(members)(session).count(), bakery(lambda session: session.query(func.max(Member.age)))(session).scalar())
print(str(ordered(session)))
print(ordered.to_query(session).filter(Member.name != "bob").all())


def names_of(age):
    query = bakery(lambda session: session.query(Member.name))
    query += lambda query: query.filter(Member.age < bindparam("age"))
    return [name for name, in query(session).params(age=age)]


print(names_of(45), names_of(31), names_of(10))
refused(lambda: ordered.to_query("session"))
