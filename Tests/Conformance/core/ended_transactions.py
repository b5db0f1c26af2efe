# Transactions that have ended, and how many rows are fetched by counts that are none.
import sqlite3
import warnings

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

warnings.simplefilter("always")
engine = create_engine("sqlite://")


def told(name, what):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(name, what())
        except Exception as error:
            print(name, type(error).__name__, error)
    for warning in caught:
        print("   ", warning.category.__name__, warning.message)


with engine.connect() as connection:
    first = connection.begin()
    told("rollback", first.rollback)
    told("rollback again", first.rollback)
    told("commit", first.commit)
    told("close", first.close)
    with connection.begin() as second:
        pass
    told("rollback of a committed one", second.rollback)
    told("active", lambda: (second.is_active, second.is_valid))
    third = connection.begin()
    told("rollback beside another", first.rollback)
    told("the other", lambda: (third.is_active, connection.in_transaction()))
    savepoint = connection.begin_nested()
    told("savepoint", savepoint.rollback)
    told("savepoint again", savepoint.rollback)
    third.close()
    told("close twice", third.close)

UNION = text("SELECT 1 AS n UNION SELECT 2 UNION SELECT 3")
with engine.connect() as connection:
    for count in (0, -1, 2, None):
        told(f"fetchmany({count})", lambda: connection.execute(UNION).fetchmany(count))
        told(f"scalars, {count}", lambda: connection.execute(UNION).scalars().fetchmany(count))
        told(f"mappings, {count}", lambda: connection.execute(UNION).mappings().fetchmany(count))
        told(f"partitions({count})", lambda: list(connection.execute(UNION).partitions(count)))
        told(f"frozen, {count}", lambda: connection.execute(UNION).freeze()().fetchmany(count))
with Session(engine) as session:
    for count in (0, -1, 2):
        told(f"session, {count}", lambda: session.execute(UNION).fetchmany(count))
driver = sqlite3.connect(":memory:")
for count in (0, -1, 2):
    told(f"driver, {count}", lambda: driver.execute("SELECT 1 UNION SELECT 2 UNION SELECT 3").fetchmany(count))
