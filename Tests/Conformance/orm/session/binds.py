"""Sessions with several engines: binds=, bind arguments, and none."""
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class One(Base):
    __tablename__ = "one"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Two(Base):
    __tablename__ = "two"
    id: Mapped[int] = mapped_column(primary_key=True)


first, second = connected(Base), connected(Base)
with Session(binds={One: first, Two: second}) as session:
    session.add_all([One(name="a"), Two()])
    session.commit()
    print(session.scalars(select(One.name)).all(), session.scalars(select(Two.id)).all())
    print(session.get_bind(One) is first, session.get_bind(mapper=Two) is second, session.get_bind(clause=select(One)) is first)
    refused(lambda: session.execute(text("SELECT 1")))
    print(session.execute(text("SELECT count(*) FROM one"), bind_arguments={"bind": second}).scalar())
    print(session.execute(select(One.name), bind_arguments={"bind": second}).all(), session.connection(bind_arguments={"mapper": One}).engine is first)
    session.bind_table(One.__table__, second)
    session.bind_mapper(Two, first)
    print(session.get_bind(Two) is first, session.get_bind(One) is first)
with Session(second, binds={One: first}) as session:
    print(session.get_bind(Two) is second, session.get_bind(One) is first, session.get_bind() is second)
with Session(binds={Base: first}) as session:
    print(session.scalars(select(One.name)).all())
with Session() as session:
    refused(lambda: session.scalars(select(One)).all())
    refused(session.get_bind)
    refused(session.connection)
    session.add(One(name="x"))
    refused(session.flush)
    refused(lambda: session.get_bind(One))
with first.connect() as connection, Session(connection) as session:
    session.add(One(name="on connection"))
    session.commit()
    print(connection.in_transaction(), session.scalars(select(One.name)).all())
refused(lambda: Session(binds={"x": first}))
refused(lambda: Session(first, wrong=1))
refused(lambda: Session(bind="sqlite://").execute(select(One)))
