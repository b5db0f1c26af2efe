# A session on a connection with an open savepoint joins that, whichever way it is told to.
from sqlalchemy import Column, FetchedValue, Integer, create_engine, event, text
from sqlalchemy.orm import DeclarativeBase, Session

from _shown import show

engine = create_engine("sqlite://")
for mode in ("conditional_savepoint", "rollback_only", "control_fully", "create_savepoint"):
    for end in ("commit", "rollback", "close"):
        with engine.connect() as connection:
            outer = connection.begin()
            inner = connection.begin_nested()
            session = Session(connection, join_transaction_mode=mode)
            session.connection()
            getattr(session, end)()
            print(mode, end, "savepoint", inner.is_active, "transaction", outer.is_active, connection.in_transaction())
            if inner.is_active:
                inner.rollback()
            outer.rollback()

refusing = create_engine("sqlite://")
seen = []


@event.listens_for(refusing, "begin")
def refuse(connection):
    seen.append(connection)
    raise ValueError("no")


session = Session(refusing)
show("a transaction that cannot begin", lambda: session.execute(text("select 1")))
print(seen[0].closed)


def options():
    session = Session(engine)
    session.connection()
    session.connection(execution_options={"isolation_level": "SERIALIZABLE"})


show("options of a connection that is there", options)


class Base(DeclarativeBase):
    pass


class Gauge(Base):
    __tablename__ = "gauge"
    id = Column(Integer, primary_key=True)
    value = Column(Integer, server_onupdate=FetchedValue())
    __mapper_args__ = {"eager_defaults": True}


file = create_engine("sqlite://")
Base.metadata.create_all(file)
session = Session(file)
gauge = Gauge(id=1, value=1)
session.add(gauge)
session.flush()
statements = []


@event.listens_for(file, "before_cursor_execute")
def note(connection, cursor, statement, parameters, context, many):
    statements.append(statement)


gauge.value = text("1 + 1")
session.flush()
print(gauge.value, statements)
show("refresh with a blank dictionary", lambda: session.refresh(gauge, with_for_update={}))
show("refresh with a text", lambda: session.refresh(gauge, with_for_update="update"))
show("refresh with True", lambda: session.refresh(gauge, with_for_update=True))
