"""engine_from_config(): prefixes, values as text, unknown keys; and what engines share."""
from sqlalchemy import create_engine, engine_from_config, text


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", error)


config = {"sqlalchemy.url": "sqlite://", "sqlalchemy.echo": "false", "other": 5, "db.url": "sqlite:///x.db", "db.pool_size": "3", "db.pool_recycle": "60", "db.hide_parameters": "true"}
engine = engine_from_config(config)
print(engine, engine.echo)
second = engine_from_config(config, prefix="db.")
print(second, second.pool.size())
attempt("no url", lambda: engine_from_config({"sqlalchemy.echo": "true"}))
attempt("other prefix", lambda: engine_from_config(config, prefix="none."))
attempt("more keywords", lambda: engine_from_config(config, hide_parameters=True).hide_parameters)
attempt("unknown", lambda: engine_from_config({"sqlalchemy.url": "sqlite://", "sqlalchemy.nonsense": "1"}))
attempt("booleans", lambda: [engine_from_config({"sqlalchemy.url": "sqlite://", "sqlalchemy.echo": word}).echo for word in ("false", "0", "off", "no")])
attempt("bad boolean", lambda: engine_from_config({"sqlalchemy.url": "sqlite://", "sqlalchemy.echo": "perhaps"}))
attempt("bad number", lambda: engine_from_config({"sqlalchemy.url": "sqlite:///x.db", "sqlalchemy.pool_size": "many"}))
one, two = create_engine("sqlite://"), create_engine("sqlite://")
with one.connect() as connection:
    connection.execute(text("create table only_here (a)"))
    connection.commit()
with one.connect() as connection:
    print(connection.scalar(text("select count(*) from sqlite_master")))
with two.connect() as connection:
    print(connection.scalar(text("select count(*) from sqlite_master")))
print(one == two, one.url == two.url, one is one.engine, hash(one) == hash(one), one.dialect is two.dialect)
attempt("attribute", lambda: one.nothing)
attempt("execute", lambda: one.execute(text("select 1")))
attempt("table_names", lambda: one.table_names())
attempt("set echo", lambda: (setattr(one, "echo", False), one.echo)[1])
attempt("repr of a connection", lambda: repr(one.connect()).split(" at 0x")[0])
attempt("with engine", lambda: one.__enter__())
