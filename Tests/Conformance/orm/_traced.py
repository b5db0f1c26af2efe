"""An engine whose statements are printed with their parameters."""
from sqlalchemy import create_engine, event


def traced(base=None):
    engine = create_engine("sqlite://")
    if base is not None:
        base.metadata.create_all(engine)

    @event.listens_for(engine, "before_cursor_execute")
    def show(conn, cursor, statement, parameters, context, executemany):
        print("  SQL", " ".join(statement.split()), parameters)

    return engine


def refused(fn):
    try:
        print("no error:", fn())
    except Exception as error:
        print(type(error).__name__ + ":", str(error).split("\n")[0])
