"""What other databases have their own way with: the sides of =, what RETURNING gives, CTEs that have no place, and columns by themselves."""
from sqlalchemy import Column, Computed, Identity, Integer, MetaData, Sequence, String, Table, bindparam, delete, func, insert, literal, select, update
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql
from sqlalchemy.exc import CompileError
from sqlalchemy.types import TypeDecorator
from sqlalchemy.schema import AddConstraint, CreateColumn, CreateTable

metadata = MetaData()
stock = Table("stock", metadata, Column("id", Integer, primary_key=True), Column("part", String(20)), Column("amount", Integer))
databases = {"mssql": mssql.dialect(), "oracle": oracle.dialect(), "mysql": mysql.dialect()}


def show(statement, name):
    try:
        compiled = statement.compile(dialect=databases[name])
        print(name, str(compiled), compiled.params)
    except CompileError as error:
        print(name, error)


for criterion in (
    literal(1) == stock.c.amount, literal(1) != stock.c.amount, bindparam("a", 1) == bindparam("b", 2), bindparam("a", 1) == stock.c.amount + 1, literal(1) == select(func.max(stock.c.id)).scalar_subquery(), literal(1) == (stock.c.id == 3),
):
    show(criterion, "mssql")
for name in databases:
    show(update(stock).values(amount=1).where(stock.c.id == 5).returning(stock.c.id, stock.c.amount + 3, stock.c.id), name)
    show(insert(stock).values(part="a", amount=2).returning(stock.c.part, stock.c.amount + 3, stock.c.part), name)
    show(insert(stock).from_select(["amount"], select(stock.c.amount + 4)).returning(stock.c.amount + 3), name)
    show(delete(stock).where(stock.c.id == 5).returning(stock.c.id, stock.c.amount + 3), name)
    new = insert(stock).values(part="b", amount=3).returning(stock.c.id, stock.c.amount + 7).cte("new")
    show(select(new).where(new.c.id == 8), name)
    low = select(stock.c.amount + 5).where(stock.c.id == 7).cte("low")
    show(insert(stock).values(amount=1).add_cte(low), name)
    show(insert(stock).values([{"amount": 1}, {"amount": 2}]).add_cte(low), name)
    show(insert(stock).values(amount=select(low.c[0]).scalar_subquery()), name)
    show(CreateColumn(Column("id", Integer, primary_key=True)), name)
    show(CreateColumn(Column("id", Integer, Identity(start=3))), name)
    show(CreateColumn(stock.c.id), name)
print(insert(stock).from_select(["amount"], select(stock.c.amount + 4)).returning(stock.c.amount + 3))

counted = Table("counted", MetaData(), Column("id", Integer, Computed("1"), primary_key=True), Column("next", Integer, Sequence("numbers")))
for dialect in (postgresql.dialect(), mssql.dialect()):
    print(CreateTable(counted).compile(dialect=dialect))

# Hints are for the table that they name, and not for others of it.
twin = stock.alias("twin")
hinted = select(stock.c.id, twin.c.part).join(twin, twin.c.id == stock.c.id).with_hint(stock, "WITH (NOLOCK %(name)s)")
rows = select(stock).cte("rows")
for statement in (hinted, hinted.with_hint(twin, "USE INDEX (i)"), select(rows).with_hint(rows, "NONE"), select(stock).suffix_with("a").suffix_with("b"), select(stock).limit(bindparam("count", 3)), select(stock).limit(3), select(stock).limit(bindparam("count", 3)).order_by(stock.c.id)):
    show(statement, "mssql")
    print(statement)


class Shouted(TypeDecorator):
    impl = String
    cache_ok = True

    def column_expression(self, column):
        return func.upper(column)


words = Table("words", metadata, Column("id", Integer, primary_key=True), Column("word", Shouted))
for name in databases:
    show(update(words).values(id=2).returning(words.c.word, func.max(words.c.word)), name)
print(select(words.c.word.collate("C") == "x").compile(dialect=postgresql.dialect()))
print(select(stock.c.part.collate("C") == "x").compile(dialect=postgresql.dialect()))
print(insert(words).values(id=bindparam("wid", 3)).returning(words.c.id + 5).compile(compile_kwargs={"literal_binds": True}))
print(mysql.insert(stock).values(amount=1).on_duplicate_key_update(amount=5).compile(dialect=databases["mysql"], compile_kwargs={"literal_binds": True}))
