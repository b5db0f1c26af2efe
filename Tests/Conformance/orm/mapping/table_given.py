"""__table__ in a declarative class: attributes under other names, included and excluded columns."""
from sqlalchemy import Column, ForeignKey, Integer, String, Table, inspect, select
from sqlalchemy.orm import DeclarativeBase, Session, column_property, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


account = Table("account", Base.metadata, Column("id", Integer, primary_key=True), Column("acc_name", String), Column("acc_level", Integer, default=1))


class Account(Base):
    __table__ = account
    name = account.c.acc_name
    level = column_property(account.c.acc_level)
    logs = relationship("Log", back_populates="account")


class Log(Base):
    __table__ = Table("log", Base.metadata, Column("id", Integer, primary_key=True), Column("account_id", ForeignKey("account.id")),
                      Column("text", String), Column("internal", String), Column("internal_two", String))
    __mapper_args__ = {"exclude_properties": ["internal", "internal_two"]}
    account = relationship(Account, back_populates="logs")


print(inspect(Account).attrs.keys(), inspect(Log).attrs.keys())
print(inspect(Account).columns.keys(), inspect(Account).get_property_by_column(account.c.acc_name).key)
engine = connected(Base)
with Session(engine) as session:
    session.add(Account(name="Ann", logs=[Log(text="hello")]))
    session.commit()
    print(session.execute(select(Account.name, Account.level, Log.text).join(Account.logs)).all())
    print(session.scalars(select(Account).filter_by(name="Ann")).one().logs[0].text)
refused(lambda: Account(acc_name="x"))


def both():
    class Bad(Base):
        __table__ = account
        other = Column(String)


refused(both)


def neither():
    class Bad(Base):
        id = Column(Integer, primary_key=True)


refused(neither)


def no_key():
    class Bad(Base):
        __tablename__ = "bad"
        value = Column(Integer)


refused(no_key)
