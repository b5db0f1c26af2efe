# What IN takes besides lists: functions become SELECTs, expressions are refused.
import warnings

from sqlalchemy import bindparam, column, create_engine, exists, func, literal_column, null, select, table, text, tuple_, union

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest, **more: print("   ", category.__name__, message)
items = table("items", column("id"), column("tag"))


def show(title, make):
    for name, method in (("in", items.c.id.in_), ("not in", items.c.id.not_in)):
        try:
            print(title, name, "|", method(make()))
        except Exception as error:
            print(title, name, "|", type(error).__name__, str(error).split(", got")[0])


show("function", lambda: func.ids(5))
show("aggregate", lambda: func.max(items.c.id))
show("now", lambda: func.now())
show("table-valued", lambda: func.json_each("[1, 2]").table_valued("value"))
show("subquery", lambda: select(items.c.id).subquery())
show("select", lambda: select(items.c.id).where(items.c.tag == "x"))
show("union", lambda: union(select(items.c.id), select(items.c.id)))
show("text", lambda: text("(1, 2)"))
show("literal column", lambda: literal_column("(1, 2)"))
show("expression", lambda: items.c.id + 1)
show("grouped", lambda: (items.c.id + 1).self_group())
show("exists", lambda: exists().where(items.c.tag == "x"))
show("null", lambda: null())
show("bind", lambda: bindparam("ids"))
show("tuple", lambda: tuple_(1, 2))
show("list with a function", lambda: [1, func.ids(5)])
show("text as a value", lambda: "abc")

with create_engine("sqlite://").connect() as connection:
    connection.execute(text("CREATE TABLE items (id INTEGER, tag TEXT)"))
    connection.execute(text("INSERT INTO items VALUES (1, 'a'), (2, 'b')"))
    print(connection.execute(select(items.c.tag).where(items.c.id.in_(func.abs(-2)))).all())
    print(connection.execute(select(items.c.tag).where(items.c.id.not_in(func.abs(-2)))).all())
