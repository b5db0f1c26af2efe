"""What an INSERT result tells: inserted_primary_key(s), lastrowid, params, defaults, returned rows."""
from _shop import attempt
from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table, create_engine, func, insert, select, text, update

engine = create_engine("sqlite://")
metadata = MetaData()
auto = Table("auto", metadata, Column("id", Integer, primary_key=True), Column("name", String), Column("made", String, default="by default"), Column("kind", String, server_default="plain"))
natural = Table("natural", metadata, Column("code", String(4), primary_key=True), Column("name", String))
pair = Table("pair", metadata, Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True), Column("c", Integer))
keyless = Table("keyless", metadata, Column("x", Integer))
computed = Table("computed", metadata, Column("id", String, primary_key=True, default=func.upper("abc")), Column("n", Integer))
callable_key = Table("callable_key", metadata, Column("id", Integer, primary_key=True, default=lambda: 77), Column("n", Integer, onupdate=lambda: 5))
metadata.create_all(engine)


def told(label, statement, parameters=None):
    result = connection.execute(statement, parameters) if parameters is not None else connection.execute(statement)
    print(label, end=" ")
    for name in ("inserted_primary_key", "lastrowid", "rowcount", "is_insert", "returns_rows", "inserted_primary_key_rows"):
        try:
            print(getattr(result, name), end=" ; ")
        except Exception as error:
            print(type(error).__name__, error, end=" ; ")
    print()
    for name in ("last_inserted_params", "last_updated_params", "lastrow_has_defaults", "supports_sane_rowcount"):
        attempt("    " + name, getattr(result, name))
    for name in ("prefetch_cols", "postfetch_cols"):
        attempt("    " + name, lambda: [column.name for column in getattr(result, name)()])


with engine.begin() as connection:
    told("auto", insert(auto).values(name="a"))
    told("auto with key", insert(auto), {"id": 10, "name": "b", "kind": "x"})
    told("auto many", insert(auto), [{"name": "c"}, {"name": "d"}])
    told("auto empty", insert(auto).values())
    told("natural", insert(natural), {"code": "N1", "name": "n"})
    attempt("natural without key", lambda: connection.execute(insert(natural), {"name": "none"}))
    told("pair", insert(pair), {"a": 1, "b": 2})
    told("keyless", insert(keyless), {"x": 1})
    told("computed", insert(computed), {"n": 1})
    told("callable", insert(callable_key), {"n": 1})
    print(connection.execute(insert(auto).values([{"name": "e"}, {"name": "f"}])).last_inserted_params())
    told("from select", insert(keyless).from_select(["x"], select(pair.c.a)))
    told("expression", insert(auto).values(id=select(func.max(auto.c.id) + 100).scalar_subquery(), name=func.lower("EXPR")))
    told("returning", insert(auto).values(name="g").returning(auto.c.id, auto.c.kind))
    told("inline", insert(auto).inline().values(name="h"))
    told("text", text("insert into keyless values (5)"))
    told("update", update(callable_key).values(n=callable_key.c.n + 1))
    told("select", select(auto.c.id))
    key = connection.execute(insert(pair), {"a": 3, "b": 4}).inserted_primary_key
    print(key, type(key).__name__, key.a, key._mapping, key[1], key == (3, 4), tuple(key))
    print(connection.execute(select(auto)).all())
    print(connection.execute(insert(auto).values(name="i").returning(auto)).one()._mapping)
    print(connection.scalars(insert(auto).returning(auto.c.id), [{"name": "j"}, {"name": "k"}]).all())
    print(connection.execute(insert(auto).return_defaults(auto.c.kind), {"name": "l"}).returned_defaults)
    result = connection.execute(update(auto).where(auto.c.id < 3).values(name="z").returning(auto.c.id, auto.c.name))
    print(result.all(), result.rowcount)
    result = connection.execute(auto.delete().where(auto.c.id < 3).returning(auto.c.id))
    print(result.rowcount, result.scalars().all(), result.rowcount)
