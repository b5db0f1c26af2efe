"""Operators and functions that databases write in their own way."""
from sqlalchemy import Boolean, Column, DateTime, Float, Integer, MetaData, String, Table, Text, and_, case, cast, exists, extract, false, func, not_, null, or_, select, true, tuple_
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

item = Table("item", MetaData(), Column("id", Integer), Column("name", String(20)), Column("sold", Boolean), Column("price", Float), Column("made", DateTime))
DIALECTS = (None, sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect(), mssql.dialect())


def show(title, expression):
    print("--", title)
    for dialect in DIALECTS:
        try:
            compiled = expression.compile(dialect=dialect) if dialect else expression.compile()
            print(f"{dialect.name if dialect else 'str':10}", str(compiled).replace("\n", " "))
        except Exception as error:
            print(f"{dialect.name if dialect else 'str':10}", type(error).__name__, "|", str(error)[:90])


show("concatenation", item.c.name + "x")
show("modulo", item.c.id % 3)
show("division", item.c.id / 2)
show("floor division", item.c.id // 2)
show("distinct from", item.c.id.is_distinct_from(5))
show("not distinct from", item.c.id.is_not_distinct_from(5))
show("true", and_(true(), item.c.id == 1))
show("where true", select(item.c.id).where(true()))
show("where false", select(item.c.id).where(false()))
show("boolean column", select(item.c.id).where(item.c.sold))
show("not boolean", select(item.c.id).where(~item.c.sold))
show("is", item.c.sold.is_(True))
show("ilike", item.c.name.ilike("A%"))
show("not ilike", ~item.c.name.ilike("A%", escape="/"))
show("regexp", item.c.name.regexp_match("^a"))
show("regexp replace", item.c.name.regexp_replace("a", "b"))
show("xor", item.c.id.bitwise_xor(5))
show("char_length", func.char_length(item.c.name))
show("now", func.now())
show("random", func.random())
show("aggregate strings", func.aggregate_strings(item.c.name, ", "))
show("extract", extract("year", item.c.made))
show("cast text", cast(item.c.id, String))
show("cast length", cast(item.c.id, String(10)))
show("empty in", item.c.id.in_([]))
show("tuple in", tuple_(item.c.id, item.c.name).in_([(1, "a")]))
show("nulls last", item.c.price.desc().nulls_last())
show("collate", item.c.name.collate("nocase"))
show("except", select(item.c.id).except_(select(item.c.id)))
show("lock", select(item.c.id).with_for_update(nowait=True))
show("recursive", select(select(item.c.id).cte("tree", recursive=True)))
