"""Constraint objects: columns, names, adding and removing, copies, contains_column, reprs, refusals."""
import re
from sqlalchemy import CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, PrimaryKeyConstraint, String, Table, UniqueConstraint, and_, func, text
from sqlalchemy.schema import AddConstraint, Constraint, CreateTable


def shown(value):
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split(" at 0x")[0])


metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("a", Integer, unique=True), Column("b", String(5)), Column("c", ForeignKey("t.id")), CheckConstraint("a > 0", name="ck"), UniqueConstraint("a", "b", name="uq", info={"k": 1}, deferrable=True, initially="DEFERRED"))
for constraint in sorted(t.constraints, key=lambda c: (type(c).__name__, str(c.name))):
    print(type(constraint).__name__, constraint.name, constraint.columns.keys() if hasattr(constraint, "columns") else "", constraint.table is t, constraint.deferrable, constraint.initially, constraint.info, constraint.contains_column(t.c.a), len(constraint) if hasattr(constraint, "__len__") else "", isinstance(constraint, Constraint))
print(t.primary_key, t.primary_key.columns.keys(), list(t.primary_key), t.c.id in t.primary_key.columns.values() if False else "", len(t.primary_key), t.primary_key.name, t.primary_key.contains_column(t.c.id))
check = [c for c in t.constraints if isinstance(c, CheckConstraint)][0]
print(shown(check), str(check.sqltext), check.columns.keys(), type(check.sqltext).__name__)
unique = [c for c in t.constraints if c.name == "uq"][0]
print(repr(unique), [c.name for c in unique], unique.columns.a is t.c.a, "a" in unique.columns, unique.columns)
print(repr(UniqueConstraint("x", "y")), repr(UniqueConstraint("x", name="n")), shown(CheckConstraint("x > 1")), repr(PrimaryKeyConstraint("x")), shown(ForeignKeyConstraint(["x"], ["t.id"])), repr(ForeignKey("t.id", ondelete="CASCADE", name="f")), sep="\n")
expression = Table("e", metadata, Column("low", Integer), Column("high", Integer))
expression.append_constraint(CheckConstraint(and_(expression.c.low < expression.c.high, expression.c.low >= 0), name="range"))
CheckConstraint(func.length("x") < expression.c.high)
expression.append_constraint(UniqueConstraint("low"))
UniqueConstraint(expression.c.high)
print(str(CreateTable(expression)).strip())
plain = Table("plain", metadata, Column("a", Integer), Column("b", Integer))
plain.append_constraint(PrimaryKeyConstraint("a"))
print(plain.primary_key.columns.keys(), plain.c.a.primary_key, plain.c.a.nullable, str(CreateTable(plain)).strip())
plain.append_constraint(PrimaryKeyConstraint("a", "b", name="both"))
print(plain.primary_key.columns.keys(), plain.c.b.primary_key, len([c for c in plain.constraints if isinstance(c, PrimaryKeyConstraint)]))
mixed = lambda: Table("m", MetaData(), Column("a", Integer, primary_key=True), Column("b", Integer), PrimaryKeyConstraint("b"))
attempt("key in two places", lambda: mixed().primary_key.columns.keys())
attempt("unknown column", lambda: Table("m", MetaData(), Column("a", Integer), UniqueConstraint("zip")))
attempt("unknown key column", lambda: Table("m", MetaData(), Column("a", Integer), PrimaryKeyConstraint("zip")))
attempt("check of two tables", lambda: CheckConstraint(t.c.a > plain.c.a).table)
attempt("not text", lambda: CheckConstraint(5))
attempt("unique of nothing", lambda: str(CreateTable(Table("m", MetaData(), Column("a", Integer), UniqueConstraint()))).strip())
attempt("add to two", lambda: (u := UniqueConstraint("a"), Table("m", MetaData(), Column("a", Integer), u), Table("n", MetaData(), Column("a", Integer), u)) and u.table.name)
attempt("bad option", lambda: UniqueConstraint("a", nonsense=1))
attempt("positional number", lambda: UniqueConstraint(5))
attempt("duplicate columns", lambda: str(CreateTable(Table("m", MetaData(), Column("a", Integer), UniqueConstraint("a", "a")))).strip())
attempt("no table", lambda: str(AddConstraint(UniqueConstraint("a", name="u"))))
attempt("copy", lambda: sorted((type(c).__name__, str(c.name)) for c in t.to_metadata(MetaData()).constraints))
attempt("implicit names", lambda: [c.name for c in t.constraints if isinstance(c, UniqueConstraint) and c.name is None])
attempt("ddl_if", lambda: str(CreateTable(Table("m", MetaData(), Column("a", Integer), CheckConstraint("a > 1").ddl_if(dialect="postgresql")))).strip())
