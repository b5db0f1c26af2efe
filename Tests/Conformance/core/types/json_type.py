"""JSON in SQLite: storage, NULL against JSON null, index operations, casts, comparisons, functions."""
from sqlalchemy import JSON, Column, Integer, MetaData, String, Table, cast, create_engine, event, func, insert, literal, null, select, text, type_coerce, update
from sqlalchemy.dialects import sqlite

engine = create_engine("sqlite://")
metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("data", JSON), Column("none", JSON(none_as_null=True)))
metadata.create_all(engine)
log = []
event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, parameters, context, many: log.append((statement, parameters)))


def show(label, make):
    try:
        print(label, "->", make())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split("\n")[0])
    for statement, parameters in log:
        print("    ", " ".join(statement.split()), "|", parameters)
    log.clear()


with engine.connect() as connection:
    run = connection.execute
    show("insert", lambda: run(insert(t), [{"data": {"name": "Ann", "age": 5, "tags": ["x", "y"], "more": {"deep": [1, {"k": "v"}]}, "flag": True, "price": 1.5, "nil": None}, "none": None}]).rowcount)
    show("none", lambda: run(insert(t), {"data": None, "none": None}).rowcount)
    show("null", lambda: run(insert(t), {"data": null(), "none": JSON.NULL}).rowcount)
    show("left out", lambda: run(insert(t)).rowcount)
    show("list", lambda: run(insert(t), {"data": [1, "two", None], "none": [3]}).rowcount)
    show("unicode", lambda: run(insert(t), {"data": {"é": "☃"}, "none": "plain"}).rowcount)
    show("all", lambda: run(select(t)).all())
    show("raw", lambda: connection.exec_driver_sql("select id, data, none from t").all())
    show("is null", lambda: run(select(t.c.id).where(t.c.data.is_(None))).scalars().all())
    show("json null", lambda: run(select(t.c.id).where(t.c.data == JSON.NULL)).scalars().all())
    show("equals none", lambda: run(select(t.c.id).where(t.c.data == None)).scalars().all())
    show("sql null text", lambda: run(select(t.c.id).where(t.c.data == text("'null'"))).scalars().all())
    show("key", lambda: run(select(t.c.data["name"]).where(t.c.id == 1)).scalar())
    show("index", lambda: run(select(t.c.data[1]).where(t.c.id == 5)).scalar())
    show("nested", lambda: run(select(t.c.data["tags"][0], t.c.data["more"]["deep"]).where(t.c.id == 1)).one())
    show("path", lambda: run(select(t.c.data[("more", "deep", 1, "k")]).where(t.c.id == 1)).scalar())
    show("as_string", lambda: run(select(t.c.id).where(t.c.data["name"].as_string() == "Ann")).scalars().all())
    show("as_integer", lambda: run(select(t.c.id, t.c.data["age"].as_integer() + 1).where(t.c.data["age"].as_integer() > 4)).all())
    show("as_float", lambda: run(select(t.c.data["price"].as_float() * 2).where(t.c.id == 1)).scalar())
    show("as_numeric", lambda: run(select(t.c.data["price"].as_numeric(10, 2)).where(t.c.id == 1)).scalar())
    show("as_boolean", lambda: run(select(t.c.id).where(t.c.data["flag"].as_boolean() == True)).scalars().all())
    show("as_json", lambda: run(select(t.c.data["more"].as_json()).where(t.c.id == 1)).scalar())
    show("missing key", lambda: run(select(t.c.data["zip"], t.c.data["nil"]).where(t.c.id == 1)).one())
    show("compare element", lambda: run(select(t.c.id).where(t.c.data["name"] == "Ann")).scalars().all())
    show("compare number", lambda: run(select(t.c.id).where(t.c.data["age"] == 5)).scalars().all())
    show("cast", lambda: run(select(cast(t.c.data["name"], String)).where(t.c.id == 1)).scalar())
    show("coerce", lambda: run(select(type_coerce({"a": 1}, JSON), literal({"b": 2}, JSON))).one())
    show("order", lambda: run(select(t.c.id).order_by(t.c.data["age"].as_integer().desc(), t.c.id)).scalars().all())
    show("functions", lambda: run(select(func.json_extract(t.c.data, "$.age"), func.json_array_length(t.c.data["tags"])).where(t.c.id == 1)).one())
    show("json_each", lambda: run(select(func.json_each(t.c.data["tags"]).table_valued("key", "value").c.value).where(t.c.id == 1)).scalars().all())
    show("update", lambda: (run(update(t).where(t.c.id == 1).values(data={"new": 1})).rowcount, run(select(t.c.data).where(t.c.id == 1)).scalar()))
    show("contains", lambda: run(select(t.c.id).where(t.c.data.contains({"new": 1}))).all())
    show("bad index", lambda: t.c.data[1.5])
    show("as_string without index", lambda: t.c.data.as_string())
    show("literal", lambda: str(select(t.c.data["a"]["b"], t.c.data[("x", 0)]).compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})))
    show("default", lambda: str(select(t.c.data["a"].as_string()).where(t.c.data[("x", 0)] == "q")))
    show("types", lambda: (repr(JSON()), repr(JSON(none_as_null=True)), repr(t.c.data["a"].type), repr(t.c.data["a"].as_integer().type), JSON().python_type))
