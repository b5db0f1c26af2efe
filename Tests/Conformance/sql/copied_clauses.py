"""Copies of clauses: replacement_traverse(), cloned_traverse(), their classes, and statements changed in place."""
from sqlalchemy import Integer, bindparam, column, func, literal_column, select, table, union
from sqlalchemy.sql import visitors

a = table("a", column("id", Integer), column("x", Integer))
b = table("b", column("id", Integer))
c = table("c", column("id", Integer))


def joined(element):
    return b.join(c, b.c.id == c.c.id) if element is b else None


for statement in (
    select(a.c.x).join(b, a.c.id == b.c.id),
    select(a.c.x).join_from(a, b, a.c.id == b.c.id),
    select(a.c.x).where(a.c.id == b.c.id),
):
    print(visitors.replacement_traverse(statement, {}, joined))
    print(str(statement).count("c"))

other = table("other", column("id", Integer), column("x", Integer))
print(visitors.replacement_traverse(select(a).where(a.c.x == 5), {}, lambda e: other if e is a else other.c[e.key] if getattr(e, "table", None) is a else None))
inner = select(a.c.id, a.c.x).where(a.c.x > 3).subquery("s")
outer = select(inner.c.id).where(inner.c.x < 9).order_by(inner.c.x)
print(visitors.replacement_traverse(outer, {}, lambda e: literal_column("xx") if e is a.c.x else None))
print(visitors.replacement_traverse(union(outer, outer), {"stop_on": [inner]}, lambda e: literal_column("xx") if e is a.c.x else None))
print(visitors.replacement_traverse(func.max(a.c.x) + 1, {}, lambda e: a.c.id if e is a.c.x else None))

statement = select(a.c.id).where(a.c.x == bindparam("x", 1))


def double(bind):
    bind.value = bind.value * 2


changed = visitors.cloned_traverse(statement, {}, {"bindparam": double})
print(changed.compile().params, statement.compile().params)


def more(select_):
    select_.add_columns.non_generative(select_, a.c.x)
    select_.where.non_generative(select_, a.c.id > 0)


print(visitors.cloned_traverse(statement, {}, {"select": more}))
print(statement)
in_subquery = visitors.cloned_traverse(select(a.c.id).subquery(), {}, {"select": more})
print(in_subquery.c.keys())


class Renaming(visitors.ReplacingCloningVisitor):
    def replace(self, element):
        return a.c.id if element is a.c.x else None


class Counting(visitors.CloningVisitor):
    def __init__(self):
        self.found = []

    def visit_binary(self, binary):
        self.found.append(str(binary))


print(Renaming().traverse(select(a.c.x).where(a.c.x == 5).order_by(a.c.x.desc())))
counting = Counting()
print(counting.traverse(statement.where(a.c.id != 2)), counting.found)
unique = select(a).where(a.c.x == 4).alias()
again = visitors.CloningVisitor().traverse(unique).alias()
print(select(unique).where(unique.c.x == again.c.x))
print([type(child).__name__ for child in (a.c.x == 5).get_children()])
