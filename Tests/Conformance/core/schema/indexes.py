"""Index: columns, expressions, unique, partial, sqlite options, create and drop, as text and as executed."""
import re
from sqlalchemy import Column, Index, Integer, MetaData, String, Table, asc, create_engine, desc, event, func, inspect, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, DropIndex


def shown(value):
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))

metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("a", Integer), Column("b", String(10)), Column("Mixed", Integer))


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", error)


indexes = [
    Index("ix_a", t.c.a), Index("ix_ab", t.c.a, t.c.b), Index("ix_u", t.c.b, unique=True), Index("ix_lower", func.lower(t.c.b)), Index("ix_desc", t.c.a.desc(), asc(t.c.b)), Index("ix_text", text("a + 1"), _table=t),
    Index("ix_part", t.c.a, sqlite_where=t.c.b == "x"), Index("ix_part2", t.c.a, sqlite_where=(t.c.a > 5) & t.c.b.is_not(None)), Index("ix_mixed", t.c.Mixed), Index("ix Space", t.c.a), Index("ix_sum", t.c.a + t.c.Mixed), Index("ix_collate", t.c.b.collate("NOCASE")),
]
for index in indexes:
    print(shown(index), "|", index.name, index.unique, index.table.name, [c.name for c in index.columns], [str(e) for e in index.expressions])
    print("   ", CreateIndex(index).compile(dialect=sqlite.dialect()), "|", CreateIndex(index, if_not_exists=True), "|", DropIndex(index), "|", DropIndex(index, if_exists=True))
print(dict(index.kwargs), indexes[6].kwargs.get("sqlite_where") is not None, list(indexes[6].dialect_kwargs), indexes[0].info)
later = Index("later", "x", "y")
print(repr(later), later.table)
u = Table("u", metadata, Column("x", Integer), Column("y", Integer), later, Column("z", Integer, index=True), Column("w", Integer, unique=True, index=True))
print(sorted(i.name for i in u.indexes), [(i.name, i.unique) for i in sorted(u.indexes, key=lambda i: i.name)], later.table is u)
attempt("no name", lambda: str(CreateIndex(Index(None, Table("v", MetaData(), Column("a", Integer)).c.a))))
attempt("no name, no table", lambda: str(CreateIndex(Index("n", "a"))))
attempt("missing column", lambda: Table("v", MetaData(), Column("a", Integer), Index("n", "zip")))
attempt("two tables", lambda: Index("n", t.c.a, u.c.x))
attempt("other table", lambda: u.append_constraint(indexes[0]))
attempt("no columns", lambda: str(CreateIndex(Index("empty", _table=t))))
attempt("bad option", lambda: Index("n", t.c.a, nonsense_where=5))
attempt("unknown sqlite option", lambda: Index("n", t.c.a, sqlite_nonsense=5))
attempt("not a column", lambda: Index("n", 5))

engine = create_engine("sqlite://")
log = []
event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, *rest: "INDEX" in statement and log.append(" ".join(statement.split())))
plain = MetaData()
p = Table("p", plain, Column("id", Integer, primary_key=True), Column("a", Integer, index=True))
plain.create_all(engine)
extra = Index("extra", p.c.id.desc(), sqlite_where=p.c.a > 3)
extra.create(engine)
attempt("again", lambda: extra.create(engine))
extra.create(engine, checkfirst=True)
print([(i["name"], i["column_names"], i["unique"]) for i in inspect(engine).get_indexes("p")])
extra.drop(engine)
attempt("drop again", lambda: extra.drop(engine))
extra.drop(engine, checkfirst=True)
print(*log, sep="\n")
