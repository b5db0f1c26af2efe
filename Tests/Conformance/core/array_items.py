"""Items of arrays, any() and all(), and literals of arrays."""
from sqlalchemy import ARRAY, Column, Integer, MetaData, String, Table, all_, any_, column, func, literal, select, type_coerce
from sqlalchemy.dialects import postgresql, sqlite

table = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("tags", ARRAY(String)), Column("numbers", ARRAY(Integer)))


def show(title, make, dialect=None):
    try:
        made = make()
        compiled = made.compile(dialect=dialect) if dialect else made.compile()
        print(title, "|", str(compiled).replace("\n", " "), compiled.params, type(getattr(made, "type", None)).__name__)
    except Exception as error:
        print(title, "|", type(error).__name__, "|", str(error).split(" object at")[0])


show("item", lambda: table.c.numbers[1])
show("item of postgresql", lambda: table.c.numbers[1], postgresql.dialect())
show("item of a column", lambda: select(column("foo", ARRAY(Integer))[5]))
show("compared", lambda: table.c.tags[2] == "x")
show("sum", lambda: table.c.numbers[1] + 5)
show("any", lambda: table.c.numbers.any(5))
show("all", lambda: table.c.numbers.all(5))
show("any_", lambda: 5 == any_(table.c.numbers))
show("all_", lambda: 7 > all_(table.c.numbers))
show("any of select", lambda: table.c.id == any_(select(table.c.id).scalar_subquery()))
show("item of text", lambda: table.c.id[1])
for kind in (ARRAY(Integer), ARRAY(String(5))):
    print(repr(kind), kind.compile(dialect=postgresql.dialect()), kind.item_type if hasattr(kind, "item_type") else "", kind.python_type)
show("sqlite", lambda: type_coerce("x", ARRAY(Integer)), sqlite.dialect())
