"""params() reaches what stands inside of a statement: subqueries, CTEs, UNIONs, texts, scalar subqueries."""
from sqlalchemy import Column, Integer, MetaData, Table, bindparam, create_engine, delete, exists, func, literal, select, text, union_all, update

engine = create_engine("sqlite://")
metadata = MetaData()
a = Table("a", metadata, Column("data", Integer))
metadata.create_all(engine)
with engine.begin() as conn:
    conn.execute(a.insert(), [{"data": i} for i in range(1, 11)])
    read = conn.scalars
    by_data = select(a).where(a.c.data == bindparam("x", 3))
    print(read(by_data).all(), read(by_data.params(x=4)).all(), read(by_data.params(x=4), {"x": 5}).all())
    inside = by_data.params(x=6).subquery().select()
    print(read(inside).all(), read(inside.params({"x": 2})).all(), read(inside, {"x": 7}).all())
    counted = select(func.count()).select_from(a).where(a.c.data.in_(by_data.params(x=2)))
    print(read(counted).all(), read(counted.params(x=100)).all())
    of_cte = select(by_data.cte("q")).params(x=1)
    print(read(of_cte).all(), read(of_cte.params(x=2)).all())
    both = union_all(by_data, select(a).where(a.c.data == bindparam("y", 9))).order_by("data")
    print(read(both.params(x=2)).all(), read(both.params(x=2, y=4)).all())
    print(read(both.params(x=2, y=4).subquery().select().params(y=1)).all())
    words = text("select data from a where data = :x").params(x=3)
    print(read(words).all(), read(words.params(x=4)).all(), read(words.columns(a.c.data).params(x=5)).all(), read(words.columns(a.c.data)).all())
    there = select(a).where(exists().where(a.alias("b").c.data == bindparam("x", 1))).order_by(a.c.data).limit(bindparam("n", 2))
    print(read(there).all(), read(there.params(x=50)).all(), read(there.params(n=1)).all())
    scalar = select(select(a.c.data).where(a.c.data == bindparam("x")).scalar_subquery())
    print(read(scalar.params(x=7)).all(), read(scalar, {"x": 8}).all())
    joined = select(a.c.data).join(by_data.subquery("s"), text("s.data = a.data"))
    print(read(joined.params(x=8)).all())
    for change in (update(a).where(a.c.data == bindparam("x")), delete(a), a.insert()):
        try:
            change.params(x=1)
        except NotImplementedError as error:
            print(error)
print(by_data.params(x=4).compile().params, inside.params(x=2).compile().params, by_data.params(other=2).compile().params)
print(by_data.params(x=4))
