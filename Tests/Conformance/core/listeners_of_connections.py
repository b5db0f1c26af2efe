# What listeners of engines and pools may do: come once, change options and parameters, refuse a connection, take former arguments.
import warnings

from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, exc, func, literal_column, select, text
from sqlalchemy.pool import QueuePool

engine = create_engine("sqlite:///file:harbour?mode=memory&cache=shared&uri=true", poolclass=QueuePool)
metadata = MetaData()
boats = Table("boats", metadata, Column("id", Integer, primary_key=True), Column("name", String))
metadata.create_all(engine)
keep = engine.connect()
keep.execute(boats.insert(), [{"name": "Ida"}, {"name": "Ole"}])
keep.commit()
log = []


class Watch:
    def begins(self, conn):
        log.append("begin")


watch = Watch()
event.listen(engine, "begin", watch.begins)
event.listen(engine, "begin", watch.begins)


@event.listens_for(engine, "commit", once=True)
def commits(conn):
    log.append("commit")


for _ in range(2):
    with engine.begin() as connection:
        connection.execute(select(1))
print(log, event.contains(engine, "commit", commits))
event.remove(engine, "begin", watch.begins)
print(event.contains(engine, "begin", watch.begins))


@event.listens_for(engine, "set_connection_execution_options")
def options_of_connection(conn, opts):
    opts["added"] = 1


@event.listens_for(engine, "set_engine_execution_options")
def options_of_engine(eng, opts):
    opts["of_engine"] = 2


with engine.connect() as connection:
    connection = connection.execution_options(given=5)
    print(dict(connection.get_execution_options()))
print(dict(engine.execution_options(other=3).get_execution_options()))


@event.listens_for(engine, "before_cursor_execute", retval=True)
def shout(conn, cursor, statement, parameters, context, executemany):
    if statement.startswith("INSERT") and executemany:
        if isinstance(parameters, list):
            parameters = [tuple(part.upper() for part in row) for row in parameters]
        else:
            parameters = tuple(part.upper() for part in parameters)
    return statement, parameters


with engine.begin() as connection:
    connection.execute(boats.insert(), [{"name": "mia"}, {"name": "eva"}])
    print(connection.execute(boats.insert().returning(boats.c.name), [{"name": "tom"}, {"name": "kim"}]).scalars().all())
    print(connection.execute(select(boats.c.name).order_by(boats.c.id)).scalars().all())
event.remove(engine, "before_cursor_execute", shout)


@event.listens_for(engine, "before_execute")
def former(conn, clauseelement, multiparams, params):
    log.append(len(multiparams))


log.clear()
with warnings.catch_warnings(record=True) as caught, engine.connect() as connection:
    warnings.simplefilter("always")
    connection.execute(text("select 1"))
    print([str(warning.message) for warning in caught], log)
event.remove(engine, "before_execute", former)

# A pool's listeners go on with the pool that takes its place.
pool = engine.pool
opened = []
event.listen(pool, "connect", lambda driver, record: opened.append("connect"))
checkins = []


def checkin(driver, record):
    checkins.append(1)


event.listen(pool, "checkin", checkin)
engine.dispose()
with engine.connect():
    pass
print(opened, checkins)
event.remove(pool, "checkin", checkin)
with engine.connect():
    pass
print(checkins)

# Softly given up: another connection comes after this use.
raw = engine.raw_connection()
driver = raw.dbapi_connection
raw.invalidate(soft=True)
print(raw.is_valid, raw.dbapi_connection is driver)
raw.close()
raw = engine.raw_connection()
print(raw.dbapi_connection is driver)
raw.close()

refusals = []


@event.listens_for(engine, "checkout")
def refuse(driver, record, proxy):
    refusals.append(1)
    if len(refusals) < limit:
        raise exc.DisconnectionError("stale")


for limit in (2, 9):
    refusals.clear()
    try:
        with engine.connect() as connection:
            print(connection.scalar(select(func.count()).select_from(boats)), len(refusals))
    except exc.InvalidRequestError as error:
        print(error, len(refusals))
event.remove(engine, "checkout", refuse)


@event.listens_for(engine, "handle_error")
def lost(context):
    print("lost before:", context.is_disconnect)
    context.is_disconnect = True


with engine.connect() as connection:
    try:
        connection.execute(text("select * from nowhere"))
    except exc.OperationalError as error:
        print(error.connection_invalidated, connection.invalidated)
event.remove(engine, "handle_error", lost)


@event.listens_for(engine, "do_execute")
def sends_nothing(cursor, statement, parameters, context):
    return "nothing" in statement


with engine.connect() as connection:
    result = connection.execute(text("select 'nothing'"))
    print(result.returns_rows, connection.scalar(select(literal_column("'nothing'"))))
keep.close()
