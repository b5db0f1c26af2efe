"""What listeners are told of objects that bulk statements change, and warnings and errors of mappings."""
import warnings

from sqlalchemy import Column, ForeignKey, Integer, String, delete, event, func, select, update
from sqlalchemy.orm import Session, declarative_base, relationship

from _statements import connected, refused

Base = declarative_base()


class Account(Base):
    __tablename__ = "account"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    label = Column(String)
    entries = relationship("Entry", lazy="dynamic")


class Entry(Base):
    __tablename__ = "entry"
    id = Column(Integer, primary_key=True)
    account_id = Column(ForeignKey("account.id"))


@event.listens_for(Account, "expire")
def expired(account, names):
    print("  expire", account.__dict__.get("name"), names if names is None else sorted(names))


engine = connected(Base)
with Session(engine) as session:
    accounts = [Account(name=name) for name in ("ann", "bob", "cy")]
    session.add_all(accounts)
    session.commit()
    session.expunge_all()
    accounts = session.scalars(select(Account).order_by(Account.id)).all()
    session.execute(update(Account).where(Account.id < 3).values(label=Account.name + "!"))
    print([account.label for account in accounts])
    session.execute(update(Account).where(Account.id < 3).values(label=func.upper(Account.name)))
    print([account.label for account in accounts])
    session.execute(update(Account).where(Account.id == 3).values(label=func.upper(Account.name)), execution_options={"synchronize_session": "fetch"})
    accounts[1].label = "pending"
    session.execute(update(Account).values(label="bulk"), execution_options={"autoflush": False})
    print([account.label for account in accounts])
    session.rollback()
    session.expire(accounts[0], ["name"])
    session.execute(delete(Account).where(Account.name == "ann"))
    session.rollback()

    account = Account(name="new")
    session.add(account)
    refused(lambda: account.entries.append("no entry"))
    refused(session.flush)
    session.rollback()


def conflicting():
    Base = declarative_base()

    class Vehicle(Base):
        __tablename__ = "vehicle"
        id = Column(Integer, primary_key=True)
        kind = Column(String)
        __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "vehicle"}

    class Car(Vehicle):
        doors = Column(Integer)
        __mapper_args__ = {"polymorphic_identity": "car"}

    class Van(Vehicle):
        doors = Column(Integer)
        __mapper_args__ = {"polymorphic_identity": "van"}


def unnamed():
    Base = declarative_base()

    class Vehicle(Base):
        __tablename__ = "vehicle"
        id = Column(Integer, primary_key=True)
        kind = Column(String)
        __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "vehicle"}

    class Car(Vehicle):
        pass

    class Truck(Vehicle):
        __mapper_args__ = {"polymorphic_abstract": True}


refused(conflicting)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    refused(unnamed)
for warning in caught:
    print(warning.category.__name__, warning.message)
