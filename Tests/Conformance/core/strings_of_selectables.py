# str() of FROM elements by themselves, and of what only one database has.
from sqlalchemy import ARRAY, Integer, String, column, func, select, table, text, values
from sqlalchemy.dialects import postgresql

orders = table("orders", column("id"), column("region"), column("amount"))


def show(title, make):
    try:
        print(title, "|", str(make()))
    except Exception as error:
        print(title, "|", type(error).__name__, str(error).split(" (Background")[0].split(" object at ")[0])


totals = select(orders.c.region, func.sum(orders.c.amount).label("total")).group_by(orders.c.region).cte("totals")
show("cte", lambda: totals)
show("cte of a cte", lambda: select(totals.c.total).where(totals.c.total > 5).cte("large"))
show("alias of a cte", lambda: totals.alias("t"))
show("alias without a name", lambda: totals.alias())
tree = select(orders.c.id).where(orders.c.id == 1).cte("tree", recursive=True)
above = tree.alias("above")
tree = tree.union_all(select(orders.c.id).where(orders.c.id == above.c.id + 1))
show("recursive", lambda: tree)
show("recursive in a SELECT", lambda: select(tree))
show("insert", lambda: orders.insert().values(id=1, region="n").returning(orders.c.id).cte("made"))
show("update", lambda: orders.update().values(amount=0).where(orders.c.id == 5).cte("changed"))
show("delete", lambda: orders.delete().where(orders.c.id == 5).cte("gone"))
pairs = values(column("id", Integer), column("name", String), name="pairs").data([(1, "a"), (2, "b")])
show("values", lambda: pairs)
show("values as a cte", lambda: pairs.cte("p"))
show("values selected", lambda: select(pairs))
show("textual cte", lambda: text("SELECT 1 AS a").columns(column("a")).cte("q"))
show("subquery", lambda: select(orders.c.id).subquery("s"))

show("array", lambda: postgresql.array([1, 2]))
show("array in a SELECT", lambda: select(postgresql.array([1, 2]) + postgresql.array([3]), orders.c.id == 4))
show("empty array", lambda: select(postgresql.array([], type_=Integer)))
show("array contains", lambda: select(postgresql.array(["a"]).contains(["b"])))
show("distinct on", lambda: select(orders).ext(postgresql.distinct_on(orders.c.region)).where(orders.c.id > 5))
show("slice", lambda: column("x", ARRAY(Integer))[2:5])
show("slice of PostgreSQL", lambda: select(func.array_agg(orders.c.id)[2:5]))
show("index", lambda: column("x", ARRAY(Integer))[2])
print(select(column("x", ARRAY(Integer))[2:5]).compile(dialect=postgresql.dialect()))
