"""Table-valued functions, LATERAL, samples and VALUES in FROM."""
from sqlalchemy import Column, Integer, MetaData, String, Table, column, create_engine, func, lateral, select, tablesample, true, values
from sqlalchemy.dialects import oracle, postgresql, sqlite

person = Table("person", MetaData(), Column("id", Integer, primary_key=True), Column("tags", String))


def show(title, statement):
    print("--", title)
    for dialect in (None, sqlite.dialect(), postgresql.dialect(), oracle.dialect()):
        try:
            print(str(statement.compile(dialect=dialect) if dialect else statement).replace("\n", " "))
        except Exception as error:
            print(type(error).__name__, "|", error)


each = func.json_each(person.c.tags).table_valued("key", "value", name="tag")
show("table valued", select(person.c.id, each.c.value).select_from(person, each))
show("joined", select(person.c.id, each.c.value).join(each, true()))
show("lateral", select(person.c.id, func.f(person.c.id).table_valued("x").lateral("l")))
show("column valued", select(func.words(person.c.tags).column_valued("w")))
show("column valued sum", select(func.words(person.c.tags).column_valued("w") + 1))
show("alias", select(func.f(1).alias("one")))
show("derived", select(func.unnest(person.c.tags).table_valued("a", column("b", Integer)).render_derived(name="u", with_types=True)))
show("ordinality", select(func.gen(1, 3).table_valued("n", with_ordinality="at", name="g").render_derived()))
show("scalar table valued", select(func.f(1).scalar_table_valued("part")))
newest = select(person.c.tags).where(person.c.id > 2).limit(1)
show("lateral select", select(person.c.id, newest.lateral("n").c.tags))
show("sample", select(tablesample(person, func.bernoulli(5), name="s", seed=func.random())))
rows = values(column("a", Integer), column("b", String), name="v").data([(1, "x"), (2, "y")])
show("values", select(rows).where(rows.c.a > 1))
show("values lateral", select(person.c.id, rows.lateral("vl").c.a))
show("values cte", select(rows.cte("vc")))
print(repr(person.alias()).split(" at ")[1].split("; ")[1], repr(each).split("; ")[1], repr(newest.subquery()).split("; ")[1], repr(newest.lateral("n")).split(" at ")[0], type(tablesample(person, 5)).__name__)
engine = create_engine("sqlite://")
with engine.begin() as connection:
    person.create(connection)
    connection.execute(person.insert(), [{"tags": '["a", "b"]'}, {"tags": '["c"]'}])
    print(connection.execute(select(person.c.id, each.c.value).select_from(person, each).order_by(each.c.value.desc())).all())
    print(connection.execute(select(rows.cte("vc"))).all())
