"""Isolation levels of engine, connection and block; AUTOCOMMIT; what SQLite has of them."""
from sqlalchemy import create_engine, event, text

path = "sqlite:///levels.db"


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", error)


engine = create_engine(path)
with engine.connect() as connection:
    print(connection.get_isolation_level(), connection.default_isolation_level, engine.dialect.default_isolation_level)
    connection.execution_options(isolation_level="READ UNCOMMITTED")
    print(connection.get_isolation_level(), connection.scalar(text("PRAGMA read_uncommitted")))
    connection.rollback()
    connection.execution_options(isolation_level="SERIALIZABLE")
    print(connection.get_isolation_level(), connection.get_execution_options())
with engine.connect() as connection:
    print(connection.get_isolation_level(), connection.get_execution_options())

with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
    print(connection.get_isolation_level(), connection.get_execution_options())
    connection.execute(text("create table if not exists t (a integer)"))
    connection.execute(text("insert into t values (1)"))
    print(connection.in_transaction())
    connection.rollback()
    print(connection.scalar(text("select count(*) from t")))

auto = engine.execution_options(isolation_level="AUTOCOMMIT")
print(auto is engine, auto.url is engine.url, auto.pool is engine.pool, auto.get_execution_options(), type(auto).__name__)
with auto.connect() as connection:
    connection.execute(text("insert into t values (2)"))
with engine.connect() as connection:
    print(connection.scalar(text("select count(*) from t")), connection.get_isolation_level())
    connection.execute(text("insert into t values (3)"))
    connection.rollback()
    print(connection.scalar(text("select count(*) from t")))

attempt("in transaction", lambda: (c := engine.connect(), c.begin(), c.execution_options(isolation_level="AUTOCOMMIT")))
attempt("unknown level", lambda: engine.connect().execution_options(isolation_level="NONSENSE"))
attempt("unknown at engine", lambda: create_engine("sqlite://", isolation_level="WHATEVER").connect())
attempt("repeatable read", lambda: create_engine("sqlite://", isolation_level="REPEATABLE READ").connect())
attempt("lower case", lambda: create_engine("sqlite://", isolation_level="autocommit").connect().get_isolation_level())
attempt("on a statement", lambda: engine.connect().execute(text("select 1").execution_options(isolation_level="AUTOCOMMIT")).scalar())
attempt("levels", lambda: sorted(engine.dialect.get_isolation_level_values(None)))

made = create_engine("sqlite://", isolation_level="AUTOCOMMIT")
log = []
event.listen(made, "begin", lambda c: log.append("begin"))
event.listen(made, "commit", lambda c: log.append("commit"))
event.listen(made, "rollback", lambda c: log.append("rollback"))
with made.begin() as connection:
    connection.execute(text("create table u (x)"))
    connection.execute(text("insert into u values (1)"))
    with connection.begin_nested() as nested:
        connection.execute(text("insert into u values (2)"))
    print(connection.scalar(text("select count(*) from u")), connection.get_isolation_level())
print(log)
