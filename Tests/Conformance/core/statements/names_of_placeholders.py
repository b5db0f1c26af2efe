"""Names of parameters that placeholders cannot have, wrong arguments of compile() and params()."""
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, create_engine, select, text
from sqlalchemy.dialects import mssql, mysql, postgresql, sqlite

sizes = Table("sizes", MetaData(), Column("id", Integer, primary_key=True), Column("width in.", Integer, key="width"), Column("name", String(10)))
query = select(sizes.c.id).where(sizes.c.id == bindparam("a.b"), sizes.c.id == bindparam("a_b"), sizes.c.id == bindparam("a b"), sizes.c.name == bindparam("%x(y)", "z"), sizes.c.id.in_(bindparam("in.x", expanding=True)))
given = {"a.b": 1, "a_b": 2, "a b": 3, "in.x": [4, 5]}
for dialect in (postgresql.dialect(), mysql.dialect(), mssql.dialect(), sqlite.dialect(paramstyle="named")):
    compiled = query.compile(dialect=dialect)
    print(compiled)
    print(compiled.params)
    print(compiled.construct_params(given))
    print(dict(compiled.escaped_bind_names))

engine = create_engine("sqlite://")
with engine.begin() as connection:
    sizes.create(connection)
    connection.execute(sizes.insert(), [{"id": number, "width": number * 10, "name": "z"} for number in range(1, 6)])
    found = select(sizes.c.id).where((sizes.c.id == bindparam("a.b")) | (sizes.c.id == bindparam("a_b")) | sizes.c.id.in_(bindparam("a b", expanding=True)))
    print(connection.execute(found, {"a.b": 1, "a_b": 2, "a b": [4, 5]}).scalars().all())


def attempt(action):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


attempt(lambda: query.compile(dialekt=sqlite.dialect()))
attempt(lambda: text("x").compile(literal_binds=True))
attempt(lambda: query.compile(postgresql.dialect()))
attempt(lambda: query.params({"a.b": 1}, {"a_b": 2}))
attempt(lambda: query.params({"a_b": 1}, a_b=5).compile().params)
attempt(lambda: query.params([("a_b", 4)]).compile().params)
