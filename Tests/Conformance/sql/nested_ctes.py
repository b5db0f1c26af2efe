"""CTEs inside of CTEs: nesting, nest_here, recursion, DML, compound SELECTs and the errors of names that clash."""
from sqlalchemy import Column, Integer, MetaData, String, Table, exists, insert, literal, select, union_all, update
from sqlalchemy import create_engine, exc

metadata = MetaData()
part = Table("part", metadata, Column("id", Integer, primary_key=True), Column("parent", Integer), Column("name", String(10)))
total = Table("total", metadata, Column("n", Integer))


def show(statement):
    print(" ".join(str(statement).split()))


inner = select(literal(1).label("x")).cte("inner_one", nesting=True)
outer = select((inner.c.x + 1).label("y")).cte("outer_one")
show(select(outer.c.y))
plain = select(literal(1).label("x")).cte("plain")
show(select(select((plain.c.x + 1).label("y")).cte("wrap").c.y))
show(select(outer.c.y).add_cte(select(literal(7).label("z")).cte("extra")))
show(select(literal(3)).add_cte(select(literal(7).label("z")).cte("extra"), nest_here=True))

counting = select(literal(1).label("n")).cte("counting", recursive=True)
counting = counting.union_all(select(counting.c.n + 1).where(counting.c.n < 5))
show(select(counting.c.n))
nested = select(literal(1).label("n")).cte("deep", recursive=True, nesting=True)
nested = nested.union(select(nested.c.n + 1).where(nested.c.n < 3))
show(select(select(nested.c.n).cte("holder").c.n))

first = select(literal(1).label("a")).cte("one", nesting=True)
second = select(literal(2).label("b")).cte("two", nesting=True)
show(union_all(select(first.c.a), select(second.c.b)))
show(select(union_all(select(first.c.a), select(second.c.b)).subquery()))

source = select(part.c.id, part.c.parent).where(part.c.parent == 1).cte("source")
show(insert(total).from_select(["n"], select(source.c.id)))
show(update(part).values(name="x").where(part.c.id.in_(select(source.c.id))))
added = insert(part).values(id=5, name="five").returning(part.c.id).cte("added")
show(select(added.c.id))
show(part.delete().where(part.c.id == select(source.c.id).scalar_subquery()))
alias = source.alias("again")
show(select(source.c.id, alias.c.id).where(source.c.id == alias.c.parent))

one = select(literal(1).label("q")).cte("same")
other = select(literal(2).label("w")).cte("same")
try:
    show(select(one.c.q, other.c.w))
except exc.CompileError as error:
    print(error)
extra = select(literal(1).label("q")).cte("twice")
try:
    show(select(select(extra.c.q).add_cte(extra, nest_here=True).subquery()).add_cte(extra, nest_here=True))
except exc.CompileError as error:
    print(error)

engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as conn:
    conn.execute(part.insert(), [{"id": 1, "parent": None, "name": "car"}, {"id": 2, "parent": 1, "name": "door"}, {"id": 3, "parent": 2, "name": "handle"}])
    tree = select(part.c.id, part.c.name, literal(0).label("depth")).where(part.c.parent.is_(None)).cte("tree", recursive=True)
    tree = tree.union_all(select(part.c.id, part.c.name, tree.c.depth + 1).where(part.c.parent == tree.c.id))
    print(conn.execute(select(tree).order_by(tree.c.depth)).all())
    conn.execute(insert(total).from_select(["n"], select(counting.c.n)))
    print(conn.execute(select(total)).all())
    print(conn.execute(select(outer.c.y)).all())
    print(conn.scalar(select(exists(select(tree.c.id).where(tree.c.depth == 2)))))
