"""What Column.default, onupdate, server_default and server_onupdate show, and what copies of a column have."""
from sqlalchemy import Column, ColumnDefault, Computed, DefaultClause, FetchedValue, Identity, Integer, MetaData, Sequence, String, Table, create_engine, func, select, text

given = ColumnDefault(5)
clause = DefaultClause("x")
fetched = FetchedValue()
column = Column("a", Integer, given, server_default=clause, onupdate=lambda: 3, server_onupdate=fetched)
print(column.default is given, given.column is column, column.server_default is clause, clause.column is column)
print(type(column.default).__name__, type(column.onupdate).__name__, type(column.server_default).__name__, type(column.server_onupdate).__name__)
print(column.server_onupdate.for_update, column.server_default.for_update, column.server_default.has_argument, column.server_default.arg)
print(column.default.arg, column.default.is_scalar, column.onupdate.is_callable, column.onupdate.arg(None), column.onupdate.for_update)
print(Column("b", String, default="v").default, Column("b", String, default=func.lower("V")).default.is_clause_element)

table = Table("t", MetaData(), Column("id", Integer, Identity(start=3), primary_key=True), column, Column("double", Integer, Computed("a * 2")), Column("n", Integer, Sequence("n_seq", start=2)))
copied = table.to_metadata(MetaData())
for name in table.c.keys():
    own, other = table.c[name], copied.c[name]
    print(name, repr(other.default), repr(other.server_default)[:40], own.server_default is other.server_default and own.server_default is not None, other.server_default is None or other.server_default.column is other)
print(table.c.double.computed.sqltext, table.c.double.server_onupdate is table.c.double.computed, table.c.id.identity.start, table.c.id.nullable)
print(repr(table.c.n.default), table.c.n.default.is_sequence, table.c.n.default.column is table.c.n, table.c.n.default.optional)

print([[ColumnDefault(a).compare_argument(b) for b in (5, 6, "5")] for a in (5, 6, "5")], ColumnDefault(func.now()).compare_argument(func.now()), ColumnDefault(5).compare(ColumnDefault(5, for_update=True)))

engine = create_engine("sqlite://")
with engine.connect() as connection:
    print(connection.scalar(ColumnDefault(7)), connection.scalar(ColumnDefault(lambda: 8)), connection.scalar(ColumnDefault(func.upper("q"))))

for make in (
    lambda: Column("x", Integer, Identity(), autoincrement=False),
    lambda: Column("x", Integer, Identity(), server_default="4"),
    lambda: Column("x", Integer, Identity(), server_onupdate="4"),
    lambda: Column("x", Integer, Computed("y"), server_default="4"),
    lambda: Column("x", Integer, Computed("y"), Identity()),
    lambda: Table("u", MetaData(), Column("x", Integer, Identity(), Sequence("q"))),
    lambda: Column("x", Integer, default=1, insert_default=2),
    lambda: Column("x", Integer, default=lambda a, b: 1),
    lambda: Column("x", Integer, server_default=5),
    lambda: Column("x", Integer, "y"),
    lambda: Table("u", metadata=MetaData()),
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, "|", error)
