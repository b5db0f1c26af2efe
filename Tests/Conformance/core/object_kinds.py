"""ObjectKind and ObjectScope choose what the get_multi_...() methods of an inspector tell of."""
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine.reflection import ObjectKind, ObjectScope

print(list(ObjectKind), repr(ObjectKind.ANY), ObjectKind.VIEW in ObjectKind.ANY_VIEW, ObjectKind.TABLE | ObjectKind.VIEW, list(ObjectScope), ObjectScope.ANY.value)
engine = create_engine("sqlite://")
with engine.begin() as connection:
    for definition in (
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, total INT)", "CREATE TABLE archive (id INT)", "CREATE VIEW recent AS SELECT * FROM orders", "CREATE VIEW big AS SELECT id FROM orders WHERE total > 9",
        "CREATE TEMP TABLE scratch (y INT)", "CREATE TEMP VIEW peek AS SELECT 1 AS k",
    ):
        connection.exec_driver_sql(definition)
inspector = inspect(engine)
for kind in ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.ANY:
    for scope in ObjectScope.DEFAULT, ObjectScope.TEMPORARY, ObjectScope.ANY:
        print(kind, scope, [name for _, name in inspector.get_multi_columns(kind=kind, scope=scope)])
        print("   ", [name for _, name in inspector.get_multi_indexes(kind=kind, scope=scope, filter_names=["recent", "peek", "scratch", "orders", "absent"])])
print(inspector.get_multi_columns(filter_names=[]).keys(), inspector.get_multi_pk_constraint("main", filter_names=["orders"]))
for call in (lambda: inspector.get_multi_columns(kind=5), lambda: inspector.get_multi_table_comment()):
    try:
        print(call())
    except (TypeError, NotImplementedError) as error:
        print(type(error).__name__, error)
