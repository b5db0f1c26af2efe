# Listeners of Table, MetaData, Index and SchemaItem are told of every table; what a target does not tell is refused.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, inspect
from sqlalchemy.engine import Engine
from sqlalchemy.schema import Index, SchemaItem

engine = create_engine("sqlite://")


def told(where):
    def listener(target, connection, **options):
        print("  ", where, type(target).__name__, getattr(target, "name", None), sorted(name for name in options if not name.startswith("_")))
    return listener


listeners = [(target, name, told(f"{target.__name__}.{name}")) for target in (Table, MetaData, Index, SchemaItem) for name in ("before_create", "after_create", "before_drop", "after_drop")]
for target, name, function in listeners:
    event.listen(target, name, function)
    print(target.__name__, name, event.contains(target, name, function))
metadata = MetaData()
boats = Table("boats", metadata, Column("id", Integer, primary_key=True), Column("name", String, index=True))
event.listen(boats, "after_create", told("boats"))
print("create_all")
metadata.create_all(engine)
print("drop and create")
boats.drop(engine)
boats.create(engine)


def keys(inspector, table, column):
    column["key"] = "own_" + column["name"]


event.listen(Table, "column_reflect", keys)
print(Table("boats", MetaData(), autoload_with=engine).c.keys())
event.remove(Table, "column_reflect", keys)
print(Table("boats", MetaData(), autoload_with=engine).c.keys())
for target, name, function in listeners:
    event.remove(target, name, function)
print("silence")
metadata.drop_all(engine)
print(inspect(engine).get_table_names())

for target, name in [(engine.pool, "before_execute"), (engine.pool, "commit"), (engine.connect(), "checkout"), (engine.connect(), "do_connect"), (engine, "befor_execute"), (Engine, "before_create")]:
    try:
        event.listen(target, name, print)
        print("listens", name)
    except Exception as error:
        print(type(error).__name__, str(error).split(" for target")[0])
event.listen(engine, "begin_twophase", print)
event.listen(engine, "do_setinputsizes", print)
