"""Values of a column that are given as a column and by name: the first ones are sent; literals have the name of their column; what SQL Server leaves out of subqueries."""
from sqlalchemy import Column, Integer, MetaData, String, Table, exists, func, insert, literal, null, select, text, update
from sqlalchemy.dialects import mssql, oracle, sqlite

metadata = MetaData()
mill = Table("mill", metadata, Column("id", Integer, primary_key=True), Column("wheels", Integer), Column("river", String(20)))
for change in (insert(mill), update(mill)):
    for statement in (
        change.values({mill.c.wheels: 1}).values(wheels=2),
        change.values(wheels=2).values({mill.c.wheels: 1}),
        change.values({mill.c.wheels: 1}).values({mill.c.wheels: 3}),
        change.values(wheels=2).values(wheels=4, river="Arve"),
        change.values({mill.c.wheels: 1}).values(wheels=null()),
        change.values(wheels=text("1 + 1")).values({mill.c.wheels: 5, mill.c.river: "Inn"}),
        change.values(river=literal("Rhine")),
        change.values(river=literal("Rhine"), wheels=literal(3)).values(river="Aare"),
    ):
        compiled = statement.compile(dialect=sqlite.dialect())
        print(compiled, compiled.params)
print(insert(mill).values({}).from_select(["river"], select(mill.c.river)))
ordered = select(mill.c.wheels).order_by(mill.c.river)
for statement in (
    ordered,
    select(ordered.subquery()),
    select(ordered.limit(3).subquery()),
    select(ordered.cte("busy")),
    select(ordered.scalar_subquery()),
    select(mill.c.id).where(exists(ordered.subquery())),
    ordered.union_all(ordered.limit(1)),
    insert(mill).from_select(["wheels"], ordered),
    select(mill.c.id).where(mill.c.wheels == select(func.max(mill.c.wheels)).order_by(mill.c.id).correlate(None).scalar_subquery()),
):
    print(str(statement.compile(dialect=mssql.dialect())).replace("\n", ""))
locked = select(mill.c.id).with_for_update()
for statement in (locked, select(locked.subquery()), locked.union(locked)):
    print(str(statement.compile(dialect=oracle.dialect())).replace("\n", ""))
