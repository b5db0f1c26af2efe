"""Lambdas in place of clauses, and lambda_stmt(): closure variables become parameters named for them."""
from sqlalchemy import Column, Integer, MetaData, String, Table, and_, bindparam, create_engine, func, lambda_stmt, select, update
from sqlalchemy.sql import column

metadata = MetaData()
users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("age", Integer))
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as conn:
    conn.execute(users.insert(), [{"name": n, "age": a} for n, a in [("ann", 30), ("bob", 25), ("cid", 41)]])

limit = 28


def older(age, name=None):
    statement = lambda_stmt(lambda: select(users.c.name, users.c.age))
    statement += lambda s: s.where(users.c.age > age)
    if name is not None:
        statement += lambda s: s.where(users.c.name == name)
    statement = statement.add_criteria(lambda s: s.order_by(users.c.age))
    return statement


print(older(26))
print(older(26, "ann"))
print(older(26, "ann").compile().params)
with engine.connect() as conn:
    print(conn.execute(older(26)).all())
    print(conn.execute(older(20, "bob")).all())
    print(conn.execute(older(40)).all())


def among(names):
    return select(users.c.id).where(lambda: users.c.name.in_(names))


print(among(["ann"]))
with engine.connect() as conn:
    print(conn.execute(among(["ann", "cid"])).scalars().all())
    print(conn.execute(among([])).scalars().all())

print(select(users.c.name).where(lambda: users.c.age > limit))
low, high = 20, 35
print(select(lambda: users.c.name).where(lambda: and_(users.c.age > low, users.c.age < high)).order_by(lambda: users.c.name))
first = column("first")
print(select(lambda: first))


def rename(key, new):
    statement = lambda_stmt(lambda: users.update())
    statement += lambda s: s.values(name=new)
    statement += lambda s: s.where(users.c.id == key)
    return statement


with engine.begin() as conn:
    print(conn.execute(rename(1, "zoe")).rowcount)
    print(conn.execute(select(users.c.name).order_by(users.c.id)).scalars().all())
statement = lambda_stmt(lambda: select(func.count()).select_from(users))
statement = statement.where(users.c.age > 26)
print(statement)
with engine.connect() as conn:
    print(conn.scalar(statement))
    required = lambda_stmt(lambda: select(users.c.name).where(users.c.id == bindparam("key")))
    print(conn.scalar(required, {"key": 2}))
try:
    lambda_stmt(lambda: 5)
except Exception as error:
    print(type(error).__name__, error)
