# When a result is noticed to be at its end, and what results without rows refuse.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, select

engine = create_engine("sqlite://")
metadata = MetaData()
crew = Table("crew", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("pay", Integer, default=7))
metadata.create_all(engine)


def attempt(label, action):
    try:
        print(f"{label}: {action()!r}")
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")


def state(result):
    return result.closed, result._soft_closed, result.cursor is not None


with engine.begin() as connection:
    many = connection.execute(insert(crew).returning(crew.c.name, crew.c.pay), [{"name": "ann"}, {"name": "bob"}, {"name": "cy"}])
    print(state(many), many.fetchmany(2), state(many))
    print(many.fetchmany(), state(many))
    many = connection.execute(insert(crew).returning(crew.c.name), [{"name": "dee"}, {"name": "eve"}])
    print([list(part) for part in many.partitions()], state(many))

with engine.connect() as connection:
    result = connection.execute(select(crew.c.name).where(crew.c.id < 4))
    print(result.fetchmany(3), state(result))
    print(result.fetchmany(3), state(result))
    result = connection.execute(select(crew.c.name).where(crew.c.id < 3))
    print(result.fetchmany(5), state(result), result.fetchone(), state(result))
    result = connection.execute(select(crew.c.name))
    attempt("no columns", lambda: result.columns())
    attempt("no columns of mappings", lambda: result.mappings().columns())
    left, right = connection.execute(select(crew.c.id)), connection.execute(select(crew.c.name))
    left.splice_horizontally(right)
    print(left.first(), state(left))
    attempt("splice a closed one", lambda: (left.close(), left.splice_vertically(right))[1])

    plain = connection.execute(insert(crew).values(name="fay"))
    attempt("first", plain.first)
    attempt("scalar_one", plain.scalar_one)
    print(state(plain))
    attempt("mappings().keys", lambda: plain.mappings().keys())
    attempt("freeze", plain.freeze)
    updated = connection.execute(crew.update().where(crew.c.id == 1), [{"pay": 1}, {"pay": 2}])
    attempt("key of many", lambda: updated.inserted_primary_key)
