"""compare(): the same structure; visitors: walks through a statement and copies with parts replaced."""
from sqlalchemy import Column, Integer, MetaData, String, Table, and_, bindparam, case, cast, column, func, join, literal, or_, select, table, text, tuple_
from sqlalchemy.sql import visitors

metadata = MetaData()
a = Table("a", metadata, Column("x", Integer, primary_key=True), Column("y", String(5)))
b = Table("b", metadata, Column("x", Integer, primary_key=True), Column("y", String(5)))
twin = Table("a", MetaData(), Column("x", Integer, primary_key=True), Column("y", String(5)))
pairs = [
    (a.c.x == 5, a.c.x == 5), (a.c.x == 5, a.c.x == 6), (a.c.x == b.c.x, b.c.x == a.c.x), (a.c.x > b.c.x, b.c.x > a.c.x), (a.c.x == 5, twin.c.x == 5),
    (and_(a.c.x == 1, a.c.y == "q"), and_(a.c.y == "q", a.c.x == 1)), (or_(a.c.x == 1, a.c.y == "q"), and_(a.c.x == 1, a.c.y == "q")), (a.c.x + a.c.x + 3, a.c.x + a.c.x + 3),
    (a.c.x.label("l"), a.c.x.label("l")), (a.c.x.label("l"), a.c.x.label("m")), (func.lower(a.c.y), func.lower(a.c.y)), (func.lower(a.c.y), func.upper(a.c.y)), (cast(a.c.x, String), cast(a.c.x, Integer)),
    (a.c.x.in_([1, 2]), a.c.x.in_([1, 2])), (a.c.x.in_([1, 2]), a.c.x.in_([1, 3])), (a.c.x.desc(), a.c.x.asc()), (text("a > 5"), text("a > 5")), (tuple_(a.c.x, a.c.y), tuple_(a.c.x, a.c.y)),
    (select(a).where(a.c.x == 5), select(a).where(a.c.x == 5)), (select(a), select(b)), (select(a.c.x).order_by(a.c.y), select(a.c.x)), (a, a), (a, twin), (a.alias("q"), a.alias("q")), (a.alias("q"), a.alias("r")),
    (join(a, b, a.c.x == b.c.x), join(a, b, a.c.x == b.c.x)), (join(a, b, a.c.x == b.c.x), join(a, b, a.c.x == b.c.x, isouter=True)), (bindparam("p", 5), bindparam("p", 5)), (bindparam("p", 5), bindparam("q", 5)),
    (a.c.x.is_(None), a.c.x == None), (column("x"), column("x")), (column("x"), a.c.x),
]
for left, right in pairs:
    print(" ".join(str(left).split()), "|", " ".join(str(right).split()), left.compare(right))


statement = select(a.c.x, func.max(b.c.y)).join_from(a, b, a.c.x == b.c.x).where(a.c.y == "one").where(b.c.y.in_(["two"])).order_by(a.c.x.desc())
print([clause.__visit_name__ for clause in visitors.iterate(statement.whereclause)])
seen = []
visitors.traverse(statement.whereclause, {}, {"bindparam": lambda bind: seen.append(bind.value), "column": lambda col: seen.append(str(col))})
print(seen)


def to_twin(element, **kw):
    return twin.c[element.key] if getattr(element, "table", None) is a else None


moved = visitors.replacement_traverse(case((a.c.x > 5, a.c.y), else_=literal("z")), {}, to_twin)
print(moved)
