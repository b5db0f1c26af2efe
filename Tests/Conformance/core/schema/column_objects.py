"""Column: every attribute and option, repr, copies, keys, refusals."""
import re
from sqlalchemy import CheckConstraint, Column, Computed, DateTime, FetchedValue, ForeignKey, Identity, Integer, MetaData, Sequence, String, Table, func, text


def shown(value):
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split(" at 0x")[0])


for make in (lambda: Column("a", Integer), lambda: Column("a"), lambda: Column(), lambda: Column(Integer), lambda: Column("a", Integer()), lambda: Column("a", String(5), nullable=False), lambda: Column("a", Integer, primary_key=True), lambda: Column("a", Integer, primary_key=True, autoincrement=False),
             lambda: Column("a", Integer, key="k"), lambda: Column("a", Integer, default=5), lambda: Column("a", Integer, server_default="5"), lambda: Column("a", Integer, server_default=text("5")), lambda: Column("a", Integer, server_default=func.now()), lambda: Column("a", Integer, onupdate=5), lambda: Column("a", Integer, server_onupdate=FetchedValue()),
             lambda: Column("a", Integer, ForeignKey("t.id")), lambda: Column("a", ForeignKey("t.id")), lambda: Column("a", Integer, Computed("b + 1")), lambda: Column("a", Integer, Identity()), lambda: Column("a", Integer, Sequence("s")), lambda: Column("a", Integer, CheckConstraint("a > 1")), lambda: Column("a", Integer, index=True, unique=True),
             lambda: Column("a", Integer, comment="c", doc="d", info={"x": 1}), lambda: Column("a", Integer, system=True), lambda: Column("a", Integer, quote=True), lambda: Column("a", type_=Integer), lambda: Column(name="a", type_=Integer), lambda: Column("a", Integer, insert_default=7), lambda: Column("a", DateTime, default=func.now()), lambda: Column("a", Integer, insert_sentinel=True)):
    column = make()
    print(shown(column), "|", column.name, column.key, column.nullable, column.primary_key, column.autoincrement, column.index, column.unique, column.default is not None, column.server_default is not None, column.type)
table = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("x", String(5), key="ex", default="q", comment="com", info={"i": 1}), Column("y", ForeignKey("t.id")))
x = table.c.ex
print(str(x), repr(x), x.table is table, x.name, x.key, x.comment, x.doc, x.info, x.description, x.default, x.default.arg, x.default.is_scalar, x.default.is_callable, x.expression is x, x.foreign_keys, x.primary_key, x.is_clause_element, x.system)
print(table.c.y.foreign_keys, table.c.y.type, table.c.id.autoincrement, table.autoincrement_column is table.c.id, table.c.id.references(table.c.y), table.c.y.references(table.c.id), x.shares_lineage(table.alias().c.ex), table.c.id.proxy_set == {table.c.id}, x.base_columns == {x})
copied = x._copy() if hasattr(x, "_copy") else None
print(repr(copied), copied.table is None, copied.info)
alias = table.alias("al")
print(repr(alias.c.ex), str(alias.c.ex), alias.c.ex.table is alias, alias.c.keys(), alias.c.ex.key)
print(hash(x) == hash(x), x == x, (x == x).compare(x == x), x.compare(table.c.ex), x is table.c["ex"], x in [table.c.id, x] if False else "")
print(list(table.c), str(table.columns), table.c.values(), sep="\n")
for bad in (lambda: Column("a", "Integer"), lambda: Column("a", 5), lambda: Column("a", Integer, nonsense=5), lambda: Column("a", Integer, 5), lambda: Column("a", Integer, "x"), lambda: Column("a", "b", Integer), lambda: Column("a", Integer, name="b"), lambda: Column("a", Integer, type_=String), lambda: Column("a", Integer, default=lambda a, b, c: 1),
            lambda: Column("a", Integer, Identity(), primary_key=True, server_default="5"), lambda: Column("a", Integer, Computed("x"), server_default="5"), lambda: Column("a", Integer, default=5, insert_default=6), lambda: table.c.zip, lambda: table.c["zip"], lambda: table.c[9], lambda: bool(x), lambda: bool(x == 5), lambda: "a" in x, lambda: x[0], lambda: x.nonsense, lambda: Column("a", Integer, nullable=True, primary_key=True).nullable,
            lambda: table.c.ex.foo.bar, lambda: setattr(table.c, "zip", 5), lambda: len(x), lambda: Column("a", Integer, unique="yes").unique, lambda: Table("u", MetaData(), Column("a", Integer, unique="yes")), lambda: Table("u", MetaData(), Column("a", Integer, index="yes")), lambda: Column("a", Integer, autoincrement="sometimes").autoincrement):
    attempt("bad", bad)
