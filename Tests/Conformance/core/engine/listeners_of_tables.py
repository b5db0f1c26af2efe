"""Events of tables and metadata: before and after creation and removal, with what they are told, once, removed."""
from sqlalchemy import DDL, Column, Integer, MetaData, String, Table, create_engine, event, insert, inspect, select, text

engine = create_engine("sqlite://")
metadata = MetaData()
log = []
first = Table("first", metadata, Column("id", Integer, primary_key=True), Column("name", String))
second = Table("second", metadata, Column("id", Integer, primary_key=True))


@event.listens_for(first, "after_create")
def fill(target, connection, **kw):
    log.append(("fill", target.name, sorted(k for k in kw if not k.startswith("_"))))
    connection.execute(insert(target), [{"name": "a"}, {"name": "b"}])


for name in ("before_create", "after_create", "before_drop", "after_drop"):
    event.listen(metadata, name, lambda target, connection, name=name, **kw: log.append((name, [t.name for t in kw["tables"]])))
    event.listen(second, name, lambda target, connection, name=name, **kw: log.append((name, target.name)))


def flush():
    print(*log, sep="\n")
    log.clear()


metadata.create_all(engine)
flush()
with engine.connect() as connection:
    print(connection.execute(select(first)).all())
metadata.create_all(engine)
flush()
second.drop(engine)
second.create(engine)
flush()
metadata.drop_all(engine)
flush()
print(inspect(engine).get_table_names(), event.contains(first, "after_create", fill))
event.remove(first, "after_create", fill)
print(event.contains(first, "after_create", fill))
metadata.create_all(engine, tables=[first])
flush()
with engine.connect() as connection:
    print(connection.execute(select(first)).all())
event.listen(second, "after_create", DDL("create index ix_%(table)s on %(table)s (id)"))
event.listen(second, "after_create", DDL("select 1 from nowhere").execute_if(dialect=("postgresql", "mysql")))
second.create(engine)
print([i["name"] for i in inspect(engine).get_indexes("second")])
flush()


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split("\n")[0])


event.listen(metadata, "before_drop", lambda *args, **kw: 1 / 0)
attempt("failing listener", lambda: metadata.drop_all(engine))
print(sorted(inspect(engine).get_table_names()))
attempt("no such event", lambda: event.listen(first, "after_lunch", print))
attempt("not listening", lambda: event.remove(first, "after_create", print))
