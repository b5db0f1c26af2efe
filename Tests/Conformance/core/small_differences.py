"""NULL beside ANY, negated IN, columns of CTEs of changes, names cut by label_length, rows by columns, literal percent signs, defaults."""
from sqlalchemy import (
    ARRAY, Boolean, Column, ColumnDefault, Computed, Integer, MetaData, String, Table, TypedColumns, TypeDecorator, all_, and_, any_, bindparam, column, create_engine, delete, func, insert, literal_column, null, select, table,
    text, update,
)
from sqlalchemy.engine import default
from sqlalchemy.sql import compiler, operators


def show(title, make):
    try:
        print(f"{title}: {' '.join(str(make()).split())}")
    except Exception as error:
        print(f"{title}: {type(error).__name__}: {str(error).split(' at 0x')[0]}")


x, items = column("x", Integer), column("items", ARRAY(Integer))
for title, expression in (("value", any_(items) == 5), ("none", any_(items) == None), ("null", null() == any_(items)), ("not", ~(all_(items) != None)), ("true", any_(items) == True), ("less", any_(items) > None)):
    show(title, lambda: expression)
inside = x.in_([5])
show("both", lambda: and_(inside, ~inside))
show("negated", lambda: ~inside)

part = table("part", column("a"), column("b"))
show("insert cte", lambda: select(insert(part).returning(part.c.a, part.c.a * -1).cte()))
show("delete cte", lambda: select(delete(part).returning(part.c.a, part.c.a * -1, part.c.a + 10, func.lower(part.c.a)).cte()))
show("series", lambda: select(select(func.generate_series(1, 2).column_valued("x"), func.generate_series(3, 4).column_valued("y")).subquery()))
show("returning", lambda: insert(part).returning(part.c.a).return_defaults())
show("sorted update", lambda: update(part).returning(part.c.a, sort_by_parameter_order=True))
show("sorted delete", lambda: delete(part).return_defaults(part.c.a, sort_by_parameter_order=True))


class Thing:
    def __clause_element__(self):
        return part

    def __iter__(self):
        return iter("abc")


show("thing", lambda: select(Thing()))
show("lambda", lambda: select(lambda: "word"))
scalar = part.select().scalar_subquery()
show("list", lambda: scalar.with_only_columns([part.c.a]))
long = table("some_table_with_a_long_name", column("a_column_of_some_length"))
alias = long.alias()
short = default.DefaultDialect(label_length=10)
show("short", lambda: select(select(long).where(long.c.a_column_of_some_length == 4).alias()).compile(dialect=short))
show("short alias", lambda: select(alias.c.a_column_of_some_length.label("label_of_some_length")).where(alias.c.a_column_of_some_length > 1).compile(dialect=short))
percent = select(part.c.a).where(part.c.a.in_(bindparam("q", ["%(k)s"], literal_execute=True)), part.c.b == 5)
for style in ("qmark", "format", "pyformat"):
    show(style, lambda: percent.compile(dialect=default.DefaultDialect(paramstyle=style), compile_kwargs={"render_postcompile": True}))
series = select(literal_column("s.a")).select_from(text("generate_series(:x, :y) AS s(a)").bindparams(x=None, y=2))
print(series.params(x=5).compile().params, series.compile().params)
print(compiler.OPERATORS[operators.add], compiler.OPERATORS[operators.eq], compiler.OPERATORS[operators.in_op])


class Needy:
    def __init__(self, one, two):
        pass


class Simple:
    def __init__(self, context):
        self.context = context


show("two", lambda: ColumnDefault(lambda one, two: 1))
show("class", lambda: ColumnDefault(Needy))
show("context", lambda: ColumnDefault(Simple).arg("context").context)
metadata = MetaData()
show("plain class", lambda: Table("bad", metadata, type("Listed", (), {"id": Column(Integer)})))
show("keyword", lambda: Table("bad", metadata, typed_columns_cls=TypedColumns))
summed = Table("summed", metadata, Column("x", Integer), Column("y", Integer, Computed("x + 2")))
copied = summed.to_metadata(MetaData())
print(copied.c.y.server_default is copied.c.y.server_onupdate, copied.c.y.server_default is not summed.c.y.server_default, copied.c.y.computed.column is copied.c.y)


class Lower(TypeDecorator):
    impl = String
    cache_ok = True

    def column_expression(self, column):
        return func.lower(column)


engine = create_engine("sqlite://", isolation_level="READ UNCOMMITTED")
word = Table("word", MetaData(), Column("id", Integer, primary_key=True), Column("text", Lower))
with engine.begin() as connection:
    word.create(connection)
    connection.execute(word.insert(), [{"text": "A"}, {"text": "B"}])
    row = connection.execute(select(word.c.id.label("i"), word.c.text.label("t")).order_by(word.c.id)).first()
    show("wrapped", lambda: row._mapping[word.c.text])
    show("labelled", lambda: row._mapping[word.c.id])
    show("star", lambda: connection.execute(select("*").select_from(select(literal_column("1").label("one")).subquery())).first()._fields)
    show("many", lambda: connection.execute(word.delete().where(word.c.text.in_(bindparam("q", expanding=True))), [{"q": ["a"]}, {"q": ["b"]}]))
with engine.connect() as connection:
    driver = connection.connection.dbapi_connection
    engine.dialect.set_isolation_level(driver, "SERIALIZABLE")
    print(engine.dialect.get_isolation_level(driver))
    engine.dialect.reset_isolation_level(driver)
    print(engine.dialect.get_isolation_level(driver))
