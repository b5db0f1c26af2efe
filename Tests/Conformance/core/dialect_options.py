"""Options of dialects on tables, columns, constraints and indexes: checked, shown, copied, written."""
import warnings

from sqlalchemy import CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, PrimaryKeyConstraint, Table, UniqueConstraint
from sqlalchemy.dialects import mssql, mysql, postgresql, sqlite
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable

warnings.simplefilter("always")


def attempt(title, make):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(title, make())
        except Exception as error:
            print(title, type(error).__name__, error)
        for warning in caught:
            print("   warning:", warning.message)


metadata = MetaData()
other = Table("other", metadata, Column("id", Integer, primary_key=True))
thing = Table(
    "thing", metadata, Column("a", Integer, sqlite_on_conflict_not_null="FAIL", nullable=False), Column("b", Integer), Column("c", Integer, ForeignKey("other.id", postgresql_not_valid=True)), Column("d", Integer),
    PrimaryKeyConstraint("a", "b", name="pk", postgresql_include=["c"], mssql_clustered=False, mysql_using="btree"),
    UniqueConstraint("b", name="uq", postgresql_include=["c"], postgresql_nulls_not_distinct=True, mssql_clustered=True),
    CheckConstraint("a > 5", name="ck", postgresql_not_valid=True, comment="high"),
    ForeignKeyConstraint(["d"], ["other.id"], name="fk", postgresql_not_valid=True, deferrable=True),
    sqlite_with_rowid=False, mysql_engine="InnoDB",
)
index = Index("ix", thing.c.b, postgresql_using="gin", sqlite_where=thing.c.a > 1)

print(sorted(dict(index.dialect_kwargs).items(), key=str)[0], len(index.kwargs), "sqlite_where" in index.dialect_kwargs)
print(index.dialect_options["postgresql"]["using"], index.dialect_options["postgresql"]["tablespace"], index.dialect_options["oracle"]["bitmap"])
print(dict(thing.dialect_kwargs) == {"sqlite_with_rowid": False, "mysql_engine": "InnoDB"}, thing.dialect_options["sqlite"]["with_rowid"], thing.dialect_options["sqlite"]["strict"], thing.dialect_options["mysql"]["engine"])
print(dict(thing.c.a.dialect_kwargs), thing.c.a.dialect_options["sqlite"]["on_conflict_not_null"], dict(thing.c.b.dialect_kwargs))
for constraint in sorted((constraint for constraint in thing.constraints if constraint.name), key=lambda constraint: constraint.name):
    print(constraint.name, sorted(constraint.dialect_kwargs), constraint.comment)

index.dialect_options["sqlite"]["where"] = None
index.dialect_kwargs["postgresql_tablespace"] = "fast"
print(index.dialect_options["postgresql"]["tablespace"], index.dialect_kwargs["sqlite_where"])
attempt("index", lambda: Index("i", Column("x"), sqlite_nothing=1))
attempt("unknown", lambda: Index("i", Column("x"), nodb_nothing=1).dialect_options["nodb"]["nothing"])
attempt("plain", lambda: UniqueConstraint("x", nothing=1))
attempt("unique", lambda: UniqueConstraint("x", postgresql_nothing=1))
attempt("table", lambda: Table("t", MetaData(), sqlite_nothing=1))
attempt("column", lambda: Column("x", Integer, sqlite_nothing=1))
attempt("missing", lambda: index.dialect_options["nodb"])
Index.argument_for("sqlite", "speed", 7)
attempt("added", lambda: Index("i", Column("x")).dialect_options["sqlite"]["speed"])
attempt("given", lambda: Index("i", Column("x"), sqlite_speed=9).dialect_options["sqlite"]["speed"])
attempt("nodb", lambda: Index.argument_for("nodb", "speed", 7))

for dialect in (sqlite.dialect(), postgresql.dialect(), mysql.dialect(), mssql.dialect()):
    print("--", dialect.name, " ".join(str(CreateTable(thing).compile(dialect=dialect)).split()))
    print(" ".join(str(CreateIndex(index).compile(dialect=dialect)).split()))
    for constraint in sorted((constraint for constraint in thing.constraints if constraint.name), key=lambda constraint: constraint.name):
        print(" ".join(str(AddConstraint(constraint, isolate_from_table=False).compile(dialect=dialect)).split()))

copied = thing.to_metadata(MetaData())
for constraint in sorted((constraint for constraint in copied.constraints if constraint.name), key=lambda constraint: constraint.name):
    print(constraint.name, sorted(constraint.dialect_kwargs), constraint.comment)
