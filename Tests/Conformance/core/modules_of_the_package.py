"""What `import sqlalchemy` brings along: the modules that are attributes of the package, reached with one import."""
import sqlalchemy
import sqlalchemy as sa

for name in ("dialects", "engine", "event", "exc", "inspection", "pool", "schema", "sql", "types", "util"):
    print(name, getattr(sa, name).__name__)

print(sa.engine.Engine is sa.Engine)
print(sa.engine.make_url("sqlite:///shop.db").database)
print(sa.engine.URL.create("sqlite", database="x.db"))
print(sa.pool.StaticPool.__name__, sa.pool.QueuePool is sa.QueuePool)
print(sa.inspection.inspect is sa.inspect)

engine = sqlalchemy.create_engine("sqlite://", poolclass=sqlalchemy.pool.StaticPool)


@sqlalchemy.event.listens_for(sqlalchemy.engine.Engine, "before_cursor_execute")
def told(connection, cursor, statement, parameters, context, executemany):
    print("sends", statement)


with engine.connect() as connection:
    result = connection.execute(sa.text("SELECT 1 AS one"))
    print(isinstance(result, sa.engine.Result), isinstance(result, sa.engine.CursorResult))
    row = result.one()
    print(isinstance(row, sa.engine.Row), row.one)
    print(sa.engine.reflection.Inspector.__name__, type(sa.inspect(connection)).__name__)
