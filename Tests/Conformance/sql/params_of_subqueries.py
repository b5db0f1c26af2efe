"""params() of statements whose subqueries have parameters, and what is asked of the same subqueries afterwards."""
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, case, create_engine, exists, func, select, tuple_, union, update

metadata = MetaData()
items = Table("items", metadata, Column("id", Integer, primary_key=True), Column("price", Integer), Column("name", String))
raised = select(items.c.id, items.c.price + bindparam("by", 1), func.coalesce(bindparam("by", 1), items.c.id)).limit(3).subquery()
price = raised.c[1]

joined = select(items).join(raised, raised.c.id == items.c.id)
for statement in (
    joined.where(case({1: "a"}, value=price).between("a", "b")), joined.where(price.in_(select(price))), joined.group_by(func.row_number().over(partition_by=price)),
    joined.where(~tuple_(price, items.c.id).in_([(1, 2)])), select(items).where(exists(select(items.c.id).join(raised, price == 1).where(price == 2))),
    union(joined, joined.where(price > 1)), select(raised.c[2]),
):
    print(statement.params(by=9))
    print(statement.params(by=9).compile().params)
    print(statement.params(by=9).compile(compile_kwargs={"literal_binds": True}))

# The subquery that was copied is the one that the program has.
given = select(items.c.name).select_from(items.join(raised, price == 1)).where(price == items.c.id).params(by=9)
print(given.where(price == 6).order_by(price, raised.c[2]))
print(select(given.where(raised.c[2] == 6).subquery()))
rows = select(items.c.id, bindparam("by", 1)).cte("rows")
print(select(rows).params(by=3).where(rows.c[1] > 1))
print(update(items).values(price=5).where(items.c.id.in_(select(rows.c.id).params(by=4).where(rows.c[1] == 1))))
# What an inner SELECT is given holds for the whole text.
print(union(select(rows.c[1]), select(items.c.id).params(by=7)).compile(compile_kwargs={"literal_binds": True}))

engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(items.insert(), [{"price": 1, "name": "a"}, {"price": 2, "name": "b"}])
    print(connection.execute(joined.where(price > 9).params(by=9).order_by(price)).all())
    print(connection.execute(given.where(price > 0)).all())

# Names in the ORDER BY of a subquery mean the columns that it correlates to too.
other = items.alias("other")
nested = select(items.c.price).where(items.c.id == other.c.id).order_by("name").limit(1).scalar_subquery()
print(select(other.c.id, nested))
print(select(select(items.c.price).where(items.c.id == other.c.id).order_by("name").limit(1).subquery()))
