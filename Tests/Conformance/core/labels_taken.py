"""Names of columns within subqueries: labels that another column's name takes, columns without a name, columns selected twice."""
from sqlalchemy import LABEL_STYLE_NONE, LABEL_STYLE_TABLENAME_PLUS_COL, Integer, alias, column, func, literal, literal_column, select, table, values

t = table("t", column("a"), column("b"))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for own in (t.c.a.label("b"), func.foo().label("b"), (t.c.a + 1).label("b"), literal_column("b"), t.c.b.label(None)):
    for columns in ([own, t.c.b], [t.c.b, own]):
        print(select(*columns))
        attempt(lambda: select(select(*columns).subquery()))
attempt(lambda: select(t.c.a.label("x"), t.c.b.label("x")).cte().c)
unnamed = select(t.c.a == 5, func.count(t.c.a), func.count(t.c.b), t.c.a + 1, func.max(t.c.a).over()).subquery()
print(unnamed.c.keys(), select(unnamed).selected_columns.keys())
print(select(unnamed))
nothing = t.insert().values(a=1).cte("x")
print(select(nothing))
print(select(table("q")))
print(select(literal(1)).select_from(nothing))
generated = select(literal(1).label("id")).cte("g")
print(t.insert().from_select([t.c.a], select(generated)))
print(select(t.insert().from_select([t.c.a], select(generated)).returning(t.c.a).cte("i")))
print(select(t.insert().from_select([t.c.a, t.c.b], select(t.c.b, func.max(t.c.a))).returning(t.c.a).cte("i")))
rows = values(column("x", Integer), column("y", Integer)).data([(1, 2)])
print(select(t, alias(rows, "v")).select_from(t.join(alias(rows, "w"), literal(True))))
scalar = select(t.c.a, t.c.b).scalar_subquery()
print(scalar.with_only_columns(scalar), type(scalar.with_only_columns(scalar)).__name__)
