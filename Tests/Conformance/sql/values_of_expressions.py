"""INSERT and UPDATE of expressions that are no columns, SELECTs in parentheses, columns selected twice, statements about what stands for a table."""
from sqlalchemy import ARRAY, JSON, LABEL_STYLE_NONE, LABEL_STYLE_TABLENAME_PLUS_COL, Column, Integer, MetaData, Table, column, delete, func, insert, select, table, true, union, update, Float, Text
from sqlalchemy.dialects import postgresql

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("n", Integer), Column("data", JSON), Column("parts", ARRAY(Integer)))
for values in ({t.c.n + 1: 5}, {func.foo(t.c.n): 5}, {t.c.data["x"]: 5}, {t.c.parts[2]: 5, "n": 6}):
    for make in (insert, update):
        try:
            statement = make(t).values(values)
            print(statement, statement.compile().params)
        except Exception as error:
            print(type(error).__name__, error)
print(insert(t).values({t.c.parts[1]: 5}).compile(dialect=postgresql.dialect()))

limited = select(t.c.id).limit(1)
print(limited.self_group(), type(limited.self_group()).__name__)
print(union(limited.self_group(), select(t.c.n)))
print(union(limited, select(t.c.n)).self_group())
print(limited.self_group().self_group())

plain = table("p", column("x"), column("y"))
twice = select(plain.c.x, plain.c.y, plain.c.x, plain.c.x)
for style in (LABEL_STYLE_NONE, LABEL_STYLE_TABLENAME_PLUS_COL):
    styled = twice.set_label_style(style)
    print(styled)
    print(select(styled.subquery()))
    print(select(styled.cte()))
    print(styled.selected_columns.keys(), styled.subquery().c.keys())
print(twice.selected_columns.keys(), twice.subquery().c.keys())
of_table = select(t.c.n, t.c.id, t.c.n, t.c.n)
print(of_table.selected_columns.keys(), of_table.subquery().c.keys())


class Standing:
    def __clause_element__(self):
        return plain


changed = update(Standing()).returning(Standing())
print(changed)
print(insert(Standing()), delete(Standing()), sep="\n")
print(select(changed.cte("c").c.x))
rows = func.jsonb_to_recordset(t.c.data).table_valued(column("name", Text), column("time", Float)).render_derived(with_types=True).lateral().alias("rows")
print(select(t.c.id).join(rows, true()))
