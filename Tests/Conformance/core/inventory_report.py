#!/usr/bin/env python3
"""Core without the ORM: load lines of text, aggregate, upsert, report."""
from decimal import Decimal

from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, String, Table, case, create_engine, func, literal, select, text, union_all
from sqlalchemy.dialects.sqlite import insert as upsert

DATA = """\
bolt,hardware,120,0.10
nut,hardware,200,0.05
hammer,tools,15,12.50
saw,tools,8,18.00
glue,supplies,40,3.20
tape,supplies,0,2.75
"""

metadata = MetaData()
category = Table("category", metadata, Column("id", Integer, primary_key=True), Column("name", String, unique=True))
item = Table("item", metadata, Column("id", Integer, primary_key=True), Column("name", String, unique=True), Column("category_id", ForeignKey("category.id")), Column("stock", Integer), Column("price", Float))
move = Table("move", metadata, Column("id", Integer, primary_key=True), Column("item_id", ForeignKey("item.id")), Column("amount", Integer))

engine = create_engine("sqlite:///inventory.db")
metadata.create_all(engine)
metadata.create_all(engine)  # twice does no harm

with engine.begin() as conn:
    ids = {}
    for line in DATA.splitlines():
        name, group, stock, price = line.split(",")
        if group not in ids:
            ids[group] = conn.execute(category.insert().values(name=group)).inserted_primary_key.id
        conn.execute(item.insert(), {"name": name, "category_id": ids[group], "stock": int(stock), "price": float(price)})
    print(ids)
    conn.execute(move.insert(), [{"item_id": i, "amount": a} for i, a in [(1, -20), (1, 5), (3, -15), (4, 2), (4, -1)]])

    statement = upsert(item).values([{"name": "bolt", "stock": 1, "price": 0.12}, {"name": "wire", "stock": 9, "price": 1.1}])
    statement = statement.on_conflict_do_update(index_elements=["name"], set_={"price": statement.excluded.price})
    print(conn.execute(statement).rowcount)
    print(conn.execute(upsert(item).values(name="nut").on_conflict_do_nothing()).rowcount)

with engine.connect() as conn:
    j = item.outerjoin(category)
    report = (select(func.coalesce(category.c.name, "-").label("group"), func.count(item.c.id).label("items"), func.sum(item.c.stock * item.c.price).label("worth"))
              .select_from(j).group_by(category.c.name).order_by(func.sum(item.c.stock * item.c.price).desc()))
    for row in conn.execute(report):
        print(f"{row.group:<10} {row.items:>3} {row.worth:>9.2f}")
    moved = select(move.c.item_id, func.sum(move.c.amount).label("total")).group_by(move.c.item_id).cte("moved")
    level = case((item.c.stock + func.coalesce(moved.c.total, 0) <= 0, "empty"), (item.c.stock < 20, "low"), else_="fine").label("level")
    for name, now, state in conn.execute(select(item.c.name, item.c.stock + func.coalesce(moved.c.total, 0), level).select_from(item.outerjoin(moved, item.c.id == moved.c.item_id)).order_by(item.c.name)):
        print(f"{name:<8}{now:>5} {state}")
    print(conn.execute(union_all(select(literal("items"), func.count()).select_from(item), select(literal("moves"), func.count()).select_from(move))).all())
    rank = func.rank().over(order_by=item.c.price.desc()).label("rank")
    print(conn.execute(select(item.c.name, rank).limit(3)).all())
    print(conn.execute(select(func.group_concat(item.c.name, "+")).where(item.c.price.between(1, 5))).scalar(), Decimal(str(conn.scalar(select(func.max(item.c.price))))))

with engine.begin() as conn:
    gone = conn.execute(item.delete().where(item.c.stock == 0).returning(item.c.name)).scalars().all()
    print("deleted", gone)
    print(conn.execute(item.update().where(item.c.category_id == select(category.c.id).where(category.c.name == "tools").scalar_subquery()).values(price=item.c.price * 2)).rowcount)
    print(conn.execute(select(item.c.name, item.c.price).where(item.c.category_id == ids["tools"])).all())
    print(conn.execute(move.delete().where(move.c.item_id.in_(select(item.c.id).where(item.c.name.like("%o%"))))).rowcount, conn.scalar(select(func.count()).select_from(move)))
engine.dispose()
reopened = create_engine("sqlite:///inventory.db")
copy = Table("item", MetaData(), autoload_with=reopened)
print([c.name for c in copy.columns], copy.c.price.type, reopened.connect().execute(select(copy.c.name).order_by(copy.c.id)).scalars().all())
