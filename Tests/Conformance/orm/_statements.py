"""What a script shows: the statements sent with their parameters, the states of objects, and what is refused."""
import re
import warnings

from sqlalchemy import create_engine, event, inspect


def shown(engine):
    """The engine, whose statements are printed from here on."""

    @event.listens_for(engine, "before_cursor_execute")
    def show(conn, cursor, statement, parameters, context, executemany):
        print("   ", " ".join(statement.split()), parameters)

    return engine


def connected(base=None):
    """An engine on a database in memory that holds the tables of base, whose statements are printed."""
    engine = create_engine("sqlite://")
    if base is not None:
        base.metadata.create_all(engine)
    return shown(engine)


def state(obj):
    """The name of the session state that obj is in."""
    told = inspect(obj)
    names = ("transient", "pending", "persistent", "deleted", "detached")
    return " ".join(name for name in names if getattr(told, name))


def refused(action):
    """Print what action raises, without addresses and the unordered members of cycles, or what it returns."""
    try:
        print("no error:", re.sub("0x[0-9a-f]+", "0x...", str(action())))
    except Exception as error:
        told = re.sub("0x[0-9a-f]+", "0x...", str(error))
        print(type(error).__name__ + ":", re.sub(r"(Circular dependency detected\.) \(.*\)", r"\1", told))


def warned(action):
    """Do action, and print the warnings that it gives."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = action()
    for warning in caught:
        print(warning.category.__name__ + ":", re.sub("0x[0-9a-f]+", "0x...", str(warning.message)))
    return result
