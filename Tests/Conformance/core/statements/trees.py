"""A tree in one table: recursive CTEs down and up, paths, levels, sums of branches, cycles stopped."""
from _library import attempt, log
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, cast, create_engine, delete, event, func, insert, literal, select, update

metadata = MetaData()
node = Table("node", metadata, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("node.id")), Column("name", String(20)), Column("size", Integer))
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(insert(node), [{"id": i, "parent_id": p, "name": n, "size": s} for i, p, n, s in [(1, None, "root", 0), (2, 1, "a", 10), (3, 1, "b", 20), (4, 2, "a1", 3), (5, 2, "a2", 4), (6, 4, "a1x", 1), (7, None, "other", 9)]])
event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, parameters, context, many: log.append((statement, parameters, many)))

with engine.connect() as connection:
    down = select(node.c.id, node.c.name, literal(0).label("level"), cast(node.c.name, String).label("path")).where(node.c.id == 1).cte("down", recursive=True)
    child = node.alias("child")
    down = down.union_all(select(child.c.id, child.c.name, down.c.level + 1, down.c.path + "/" + child.c.name).join(down, child.c.parent_id == down.c.id))
    attempt("down", lambda: connection.execute(select(down).order_by(down.c.path)).all())
    attempt("leaves", lambda: connection.execute(select(down.c.name).where(~select(node.c.id).where(node.c.parent_id == down.c.id).exists())).scalars().all())
    attempt("levels", lambda: connection.execute(select(down.c.level, func.count()).group_by(down.c.level)).all())
    up = select(node.c.id, node.c.parent_id, node.c.name).where(node.c.id == 6).cte("up", recursive=True)
    up = up.union(select(node.c.id, node.c.parent_id, node.c.name).where(node.c.id == up.c.parent_id))
    attempt("up", lambda: connection.execute(select(up.c.name)).scalars().all())
    attempt("sum", lambda: connection.scalar(select(func.sum(node.c.size)).join(down, down.c.id == node.c.id)))
    attempt("update branch", lambda: connection.execute(update(node).where(node.c.id.in_(select(down.c.id))).values(size=node.c.size + 100)).rowcount)
    attempt("delete branch", lambda: connection.execute(delete(node).where(node.c.id.in_(select(down.c.id).where(down.c.level > 1)))).rowcount)
    attempt("left", lambda: connection.execute(select(node.c.name, node.c.size).order_by(node.c.id)).all())
    parent = node.alias("parent")
    attempt("self join", lambda: connection.execute(select(node.c.name, parent.c.name.label("under")).outerjoin(parent, node.c.parent_id == parent.c.id).order_by(node.c.id)).mappings().all())
    attempt("implicit join", lambda: str(select(node.c.name, parent.c.name).join(parent)))
    counter = select(literal(1).label("n")).cte(recursive=True)
    counter = counter.union_all(select(counter.c.n + 1).where(counter.c.n < 4))
    attempt("counter", lambda: connection.execute(select(counter)).scalars().all())
    attempt("factorials", lambda: connection.execute(select((f := (lambda base: base.union_all(select(base.c.n + 1, base.c.v * (base.c.n + 1)).where(base.c.n < 5)))(select(literal(1).label("n"), literal(1).label("v")).cte("fact", recursive=True))).c.v)).scalars().all())
    attempt("limited", lambda: connection.execute(select(counter.c.n).order_by(counter.c.n.desc()).limit(2)).scalars().all())
