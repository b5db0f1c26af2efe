# Sessions that join the transaction of a connection, and what is left of it.
from sqlalchemy import create_engine, event, text
from sqlalchemy.orm import Session

for mode in ("conditional_savepoint", "rollback_only", "control_fully", "create_savepoint"):
    for ending in ("close", "commit", "rollback"):
        for outside in ("nothing", "transaction", "savepoint"):
            engine = create_engine("sqlite://")
            with engine.connect() as connection:
                transaction = connection.begin() if outside != "nothing" else None
                savepoint = connection.begin_nested() if outside == "savepoint" else None
                session = Session(connection, join_transaction_mode=mode)
                session.connection()
                getattr(session, ending)()
                left = [connection.in_transaction(), connection.in_nested_transaction(), transaction and transaction.is_active, savepoint and savepoint.is_active]
                print(mode, ending, outside, left)

engine = create_engine("sqlite://")
seen = []


@event.listens_for(engine, "begin")
def refuse(connection):
    seen.append(connection)
    raise RuntimeError("refused")


session = Session(engine)
try:
    session.execute(text("SELECT 1"))
except RuntimeError as error:
    print(error, seen[0].closed, seen[0].invalidated)
