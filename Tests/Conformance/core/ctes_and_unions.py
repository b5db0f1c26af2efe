"""CTEs, recursive ones, unions, subqueries, lateral ordering, exists."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, except_, exists, func, insert, intersect, literal, literal_column, select, union, union_all, values, column

metadata = MetaData()
node = Table("node", metadata, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("node.id")), Column("name", String), Column("size", Integer))
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(node), [dict(id=i, parent_id=p, name=n, size=s) for i, p, n, s in [(1, None, "root", 1), (2, 1, "usr", 20), (3, 1, "etc", 5), (4, 2, "bin", 300), (5, 2, "lib", 900), (6, 4, "python", 7)]])


def show(statement, **parameters):
    print(statement)
    with engine.connect() as conn:
        print("  =", [tuple(r) for r in conn.execute(statement, parameters or None)])


tree = select(node.c.id, node.c.name, literal(0).label("depth")).where(node.c.parent_id.is_(None)).cte("tree", recursive=True)
tree = tree.union_all(select(node.c.id, node.c.name, tree.c.depth + 1).join(tree, node.c.parent_id == tree.c.id))
show(select(tree).order_by(tree.c.depth, tree.c.name))
totals = select(node.c.parent_id, func.sum(node.c.size).label("total")).group_by(node.c.parent_id).cte("totals")
show(select(node.c.name, totals.c.total).join(totals, totals.c.parent_id == node.c.id).order_by(node.c.name))
big = select(node).where(node.c.size > 10).subquery("big")
show(select(big.c.name, func.count().over(order_by=big.c.size).label("rank")).order_by(big.c.size))
show(select(func.count()).select_from(select(node.c.parent_id).distinct().subquery()))
a, b = select(node.c.id).where(node.c.id < 4), select(node.c.id).where(node.c.id > 2)
show(union(a, b).order_by("id"))
show(union_all(a, b).order_by(node.c.id.desc()).limit(3))
show(intersect(a, b))
show(except_(a, b))
joined = union(a, b).subquery()
show(select(joined.c.id).where(joined.c.id != 3))
child = node.alias()
show(select(node.c.name).where(exists().where(child.c.parent_id == node.c.id)).order_by(node.c.id))
show(select(node.c.name).where(~select(child.c.id).where(child.c.parent_id == node.c.id).exists()).order_by(node.c.id))
show(select(node.c.name, select(func.count(child.c.id)).where(child.c.parent_id == node.c.id).scalar_subquery().label("children")).order_by(node.c.id))
show(select(node.c.name).where(node.c.size == select(func.max(child.c.size)).scalar_subquery()))
show(select(node.c.name).where(node.c.id.in_(select(child.c.parent_id).where(child.c.size > 100))))
table = values(column("x", Integer), column("y", String), name="v").data([(1, "a"), (2, "b")])
print(select(table.c.y, node.c.name).join(node, node.c.id == table.c.x))
counting = select(literal_column("1").label("n")).cte("counting", recursive=True)
counting = counting.union_all(select(counting.c.n + 1).where(counting.c.n < 5))
show(select(func.sum(counting.c.n)))
archived = node.delete().where(node.c.size > 500).returning(node.c.name).cte("gone")
print(select(archived.c.name))
changed = node.update().values(size=select(func.avg(child.c.size)).scalar_subquery()).where(node.c.id == 6)
print(changed)
