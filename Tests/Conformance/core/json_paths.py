"""JSON columns: items, paths, casts, NULL of two kinds."""
from sqlalchemy import JSON, Column, Integer, MetaData, Table, cast, create_engine, func, insert, null, select, type_coerce
from sqlalchemy.dialects import sqlite

doc = Table("doc", MetaData(), Column("id", Integer, primary_key=True), Column("data", JSON), Column("plain", JSON(none_as_null=True)))
for expression in (
    doc.c.data["a"], doc.c.data["a", "b"], doc.c.data[("a", 1)], doc.c.data[0], doc.c.data["a"].as_string(), doc.c.data["a"].as_integer(), doc.c.data["a"].as_float() > 1, doc.c.data["a"].as_boolean(), doc.c.data["a"].as_numeric(10, 2), doc.c.data["a"].as_json() == None,
    doc.c.data["a"] == "x", doc.c.data["a"].as_string().like("x%"), doc.c.data["a"]["b"],
):
    print(expression, "|", expression.compile(dialect=sqlite.dialect()), "|", type(expression.type).__name__)
engine = create_engine("sqlite://")
with engine.begin() as connection:
    doc.create(connection)
    connection.execute(insert(doc), [
        {"data": {"a": "x", "n": 5, "f": 1.5, "t": True, "deep": {"list": [1, {"k": "v"}]}}, "plain": [1]}, {"data": None, "plain": None}, {"data": JSON.NULL, "plain": {}}, {"data": ["q"], "plain": "s"},
    ])
    connection.execute(insert(doc).values(data=null(), plain=None))
    print(connection.execute(select(doc.c.data, doc.c.plain)).all())
    print(connection.execute(select(doc.c.data["a"], doc.c.data["n"].as_integer(), doc.c.data["f"].as_float(), doc.c.data["t"].as_boolean(), doc.c.data["deep", "list", 1, "k"].as_string()).where(doc.c.id == 1)).one())
    print(connection.execute(select(doc.c.id).where(doc.c.data["a"].as_string() == "x")).scalars().all(), connection.execute(select(doc.c.id).where(doc.c.data == None)).scalars().all(), connection.execute(select(doc.c.id).where(doc.c.data.is_(None))).scalars().all())
    print(connection.execute(select(doc.c.data[0]).where(doc.c.id == 4)).scalar(), connection.execute(select(func.json_array_length(doc.c.data["deep"]["list"])).where(doc.c.id == 1)).scalar())
    print(connection.execute(select(cast(doc.c.data["n"].as_string(), Integer) + 1, type_coerce(doc.c.data["deep"], JSON)).where(doc.c.id == 1)).one())
for go in (lambda: doc.c.id["a"], lambda: doc.c.data["a"].as_string()["b"]):
    try:
        print(go())
    except Exception as error:
        print(type(error).__name__, "|", error)
