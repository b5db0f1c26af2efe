"""Foreign keys: actions, names, composite, self-referring, deferrable, use_alter, cycles, schema names."""
from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, String, Table, create_engine, event, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import AddConstraint, CreateTable, DropConstraint

metadata = MetaData()
parent = Table("parent", metadata, Column("id", Integer, primary_key=True), Column("code", String(5), unique=True))
pair = Table("pair", metadata, Column("x", Integer, primary_key=True), Column("y", Integer, primary_key=True))
tables = [
    Table("c1", metadata, Column("id", Integer, primary_key=True), Column("p", ForeignKey("parent.id"))),
    Table("c2", metadata, Column("p", Integer, ForeignKey("parent.id", ondelete="CASCADE", onupdate="SET NULL", name="fk_c2"))),
    Table("c3", metadata, Column("p", Integer, ForeignKey("parent.id", deferrable=True, initially="DEFERRED"))),
    Table("c4", metadata, Column("p", Integer, ForeignKey(parent.c.id, deferrable=False, initially="IMMEDIATE"))),
    Table("c5", metadata, Column("a", Integer), Column("b", Integer), ForeignKeyConstraint(["a", "b"], ["pair.x", "pair.y"], name="fk_pair", ondelete="RESTRICT")),
    Table("c6", metadata, Column("id", Integer, primary_key=True), Column("up", ForeignKey("c6.id", ondelete="SET DEFAULT"))),
    Table("c7", metadata, Column("code", ForeignKey("parent.code", match="FULL"))),
    Table("c8", metadata, Column("p", Integer, ForeignKey("c1.id"))),
    Table("c9", metadata, Column("p", Integer, ForeignKey("parent.id", use_alter=True, name="fk_later"))),
    Table("c10", metadata, Column("a", Integer), Column("b", Integer), ForeignKeyConstraint([text("a")] if False else ["a", "b"], [pair.c.x, pair.c.y])),
]
for table in tables:
    print(str(CreateTable(table).compile(dialect=sqlite.dialect())).strip())
    for constraint in sorted(table.foreign_key_constraints, key=lambda c: str(c.column_keys)):
        print("   ", constraint.name, constraint.column_keys, [e.target_fullname for e in constraint.elements], constraint.ondelete, constraint.onupdate, constraint.deferrable, constraint.initially, constraint.match, constraint.use_alter, constraint.referred_table.name)
    print("   ", sorted(map(str, (repr(key) for key in table.foreign_keys))), [column.type for column in table.columns])
print(str(CreateTable(tables[8])).strip())
print(str(CreateTable(tables[1], include_foreign_key_constraints=[])).strip())
print(AddConstraint(list(tables[8].foreign_key_constraints)[0]), "|", DropConstraint(list(tables[8].foreign_key_constraints)[0]), "|", DropConstraint(list(tables[1].foreign_key_constraints)[0], cascade=True))
print([table.name for table in metadata.sorted_tables])


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split(" at 0x")[0])


def made(*items):
    m = MetaData()
    Table("u", m, Column("id", Integer, primary_key=True), Column("name", String))
    return Table("t", m, *items)


attempt("unknown table", lambda: CreateTable(made(Column("a", ForeignKey("nope.id")))).compile())
attempt("unknown column", lambda: list(made(Column("a", ForeignKey("u.zip"))).foreign_keys)[0].column)
attempt("type of unresolved", lambda: made(Column("a", ForeignKey("nope.id"))).c.a.type)
attempt("type of resolved", lambda: made(Column("a", ForeignKey("u.name"))).c.a.type)
attempt("counts", lambda: made(Column("a", Integer), ForeignKeyConstraint(["a"], ["u.id", "u.name"])))
attempt("no columns", lambda: made(Column("a", Integer), ForeignKeyConstraint([], [])))
attempt("missing local", lambda: made(Column("a", Integer), ForeignKeyConstraint(["zip"], ["u.id"])))
attempt("two tables", lambda: made(Column("a", Integer), Column("b", Integer), ForeignKeyConstraint(["a", "b"], ["u.id", "v.id"])))
attempt("bad specification", lambda: list(made(Column("a", ForeignKey("id"))).foreign_keys)[0].column)
attempt("not a column", lambda: ForeignKey(5))
attempt("table as target", lambda: ForeignKey(parent))
attempt("drop without name", lambda: str(DropConstraint(list(tables[0].foreign_key_constraints)[0])))
attempt("bad action", lambda: CreateTable(made(Column("a", ForeignKey("u.id", ondelete="DROP TABLE")))).compile())
attempt("bad initially", lambda: CreateTable(made(Column("a", ForeignKey("u.id", initially="whenever")))).compile())

engine = create_engine("sqlite://")
log = []
event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, *rest: log.append(" ".join(statement.split())[:60]))
metadata.create_all(engine, checkfirst=False)
metadata.drop_all(engine, checkfirst=False)
print(*log, sep="\n")
