"""An engine whose statements are noted until they are shown, and calls whose errors are told."""
from sqlalchemy import create_engine, event

log = []


def show(title):
    print("--", title)
    for entry in log:
        print("  ", entry)
    log.clear()


def mk(base, **options):
    engine = create_engine("sqlite://", **options)
    event.listen(engine, "before_cursor_execute", lambda conn, cursor, statement, parameters, context, many: log.append((" ".join(statement.split()), parameters)))
    base.metadata.create_all(engine)
    log.clear()
    return engine


def T(call):
    try:
        print("ok", call())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0][:230])
