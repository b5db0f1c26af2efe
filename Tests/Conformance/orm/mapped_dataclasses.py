"""MappedAsDataclass: what __init__ takes, repr, equality, order, defaults, and the rows that come of it."""
import dataclasses
from typing import List, Optional
from sqlalchemy import ForeignKey, String, create_engine, event, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column, relationship


class Base(MappedAsDataclass, DeclarativeBase):
    """subclasses will be converted to dataclasses"""


class User(Base):
    __tablename__ = "user_account"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str]
    fullname: Mapped[Optional[str]] = mapped_column(String(50), default=None)
    level: Mapped[int] = mapped_column(default=3)
    created: Mapped[str] = mapped_column(insert_default=func.lower("NOW"), init=False, repr=False)
    addresses: Mapped[List["Address"]] = relationship(default_factory=list, back_populates="user")


class Address(Base, kw_only=True):
    __tablename__ = "address"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    email: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), init=False, repr=False)
    user: Mapped["User"] = relationship(default=None, back_populates="addresses", repr=False, compare=False)


print([f.name for f in dataclasses.fields(User)])
u = User("ann", level=5)
print(u)
print(u.addresses, u.fullname, u.created)
print(User("bob"), User("bob") == User("bob"), User("bob") == User("rob"), User.__match_args__)
print(sorted(vars(User("bob")).keys() - {"_sa_instance_state"}))
a = Address(email="a@x", user=u)
print(a, u.addresses, a.user is u)
for wrong in [lambda: User(), lambda: User("x", id=3), lambda: Address("positional"), lambda: Address(email="x", bad=1)]:
    try:
        wrong()
    except TypeError as e:
        print(type(e).__name__, str(e).split("__init__")[-1])

engine = create_engine("sqlite://")


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    if not statement.startswith(("PRAGMA", "\nCREATE")):
        print(" ".join(statement.split()), parameters)


Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(u)
    session.add(User("carl", "Carl C"))
    session.commit()
    print(u)
    print([(x.name, x.level, x.created, x.fullname) for x in session.scalars(select(User).order_by(User.id))])
    print(dataclasses.is_dataclass(User))
    print(a.user_id, a.id, session.get(Address, 1) is a)
