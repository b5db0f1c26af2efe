"""The log of an engine through Python's logging: statements, rows, cache notes, names."""
import logging
import re

from sqlalchemy import create_engine, literal, select, text


class Lines(logging.Handler):
    def emit(self, record):
        print(record.name, record.levelname, re.sub(r"\d[\d.e-]*s", "Ns", record.getMessage()))


logger = logging.getLogger("sqlalchemy")
logger.addHandler(Lines())
statements = logging.getLogger("sqlalchemy.engine")
statements.setLevel(logging.INFO)


def run(engine, **options):
    with engine.connect() as connection:
        connection = connection.execution_options(**options)
        connection.execute(select(literal(1)))
        connection.execute(select(literal(2)))


print("# usual")
run(create_engine("sqlite://"))
print("# no cache")
run(create_engine("sqlite://", query_cache_size=0))
print("# none for the connection")
run(create_engine("sqlite://"), compiled_cache=None)
print("# a cache of its own")
cache = {}
run(create_engine("sqlite://"), compiled_cache=cache)
print(len(cache))
print("# named")
run(create_engine("sqlite://", logging_name="stock"))
print("# hidden")
run(create_engine("sqlite://", hide_parameters=True))
print("# rows")
statements.setLevel(logging.DEBUG)
with create_engine("sqlite://").begin() as connection:
    print(connection.execute(text("select 1 as a, 'x' as b union all select 2, null")).all())
    connection.exec_driver_sql("create table t (x int)")
    connection.execute(text("insert into t values (:x)"), [{"x": 1}, {"x": 2}])
    print(connection.scalars(text("select x from t")).all())
statements.setLevel(logging.WARNING)
print("# cleared")
statements.setLevel(logging.INFO)
engine = create_engine("sqlite://")
run(engine)
engine.clear_compiled_cache()
run(engine)
