"""values(): rows as a table, named or not, joined, in a CTE, as a scalar; how its columns belong to it."""
from sqlalchemy import Column, Integer, MetaData, String, Table, column, create_engine, exc, select, table, values

people = Table("people", MetaData(), Column("id", Integer, primary_key=True), Column("name", String(20)))
shoes = values(column("owner", Integer), column("size", Integer), name="shoes").data([(1, 39), (2, 44), (2, 45)])


def show(statement):
    print(" ".join(str(statement).split()))


show(select(people.c.name, shoes.c.size).select_from(people.join(shoes, shoes.c.owner == people.c.id)))
show(select(people.c.name, shoes).join(shoes, people.c.id == shoes.c.owner))
show(select(values(column("a", Integer), column("b", String)).data([(1, "x")])))
show(select(values(column("a", Integer), column("b", String), literal_binds=True, name="lit").data([(1, "x"), (2, "y's")])))
show(select(values(column("a", Integer)).data([(1,)]).alias()))
show(select(values(column("a", Integer)).data([(1,)]).data([(2,), (3,)]).alias("more")))
cte = shoes.cte("pairs")
show(select(cte.c.size).where(cte.c.owner == 2))
show(shoes.cte().select())
show(values(column("n", Integer), name="seed").data([(1,)]).cte("steps", recursive=True).select())
show(select(people).where(people.c.id.in_(values(column("x", Integer)).data([(1,), (2,)]).scalar_values())))
show(select(people, shoes.lateral("side").c.size))
own = column("own", Integer)
rows = values(own).data([(1,)])
print(rows.c.own is own, select(own))
borrowed = column("borrowed", Integer)
table("t", borrowed)
print(values(borrowed).data([(1,)]).c.borrowed is borrowed)
for wrong in (lambda: str(values(column("a", Integer), column("b", Integer)).data([(1, 2, 3)])), lambda: str(shoes.lateral().cte("c").select())):
    try:
        print(wrong())
    except (exc.ArgumentError, exc.CompileError) as error:
        print(type(error).__name__, str(error).strip())

engine = create_engine("sqlite://")
people.create(engine)
with engine.begin() as conn:
    conn.execute(people.insert(), [{"name": "ann"}, {"name": "bob"}])
    print(conn.execute(select(people.c.name, cte.c.size).where(cte.c.owner == people.c.id).order_by(cte.c.size)).all())
    print(conn.execute(select(cte).order_by(cte.c.size.desc())).all())
