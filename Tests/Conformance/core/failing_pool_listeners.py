# Listeners of a pool that fail while a connection goes back: the pool has it again, or another one.
import logging

from sqlalchemy import create_engine, event, select
from sqlalchemy.pool import QueuePool

logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())
logging.getLogger("sqlalchemy.pool").propagate = False


class Broken(Exception):
    pass


def tried(action):
    try:
        return action()
    except BaseException as error:
        return type(error).__name__


def used(engine):
    with engine.connect() as connection:
        return connection.scalar(select(1))


def begun(engine):
    with engine.begin() as connection:
        return connection.scalar(select(2))


for name in ("reset", "checkin"):
    for kind in (Broken, KeyboardInterrupt):
        engine = create_engine("sqlite:///file:pool?mode=memory&cache=shared&uri=true", poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=0.05)
        calls = []

        def fail(*arguments):
            calls.append(name)
            if len(calls) in (1, 3):
                raise kind("broken")

        lost = []
        event.listen(engine, name, fail)
        event.listen(engine, "invalidate", lambda driver, record, error: lost.append(type(error).__name__))
        for use in (used, begun):
            print(name, kind.__name__, use.__name__, [tried(lambda: use(engine)) for _ in range(4)], len(calls), lost)
            calls.clear()
