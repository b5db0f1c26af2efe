"""Frozen results: their rows, and what they say of names that they have not; operators that expressions are the right side of."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, select

metadata = MetaData()
users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String))
engine = create_engine("sqlite://")
metadata.create_all(engine)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


with engine.begin() as connection:
    connection.execute(users.insert(), [{"name": "ann"}, {"name": "bob"}])
    frozen = connection.execute(select(users)).freeze()
    for _ in range(2):
        print(frozen().all(), frozen().keys())
    row = frozen().first()
    attempt(lambda: (row.id, row.name, row[0], row._mapping["name"], row._mapping[users.c.name]))
    attempt(lambda: row.age)
    attempt(lambda: row._mapping["age"])
    attempt(lambda: row._mapping[0])
    attempt(lambda: frozen().scalars("age"))
    attempt(lambda: frozen().scalars("name").all())
    attempt(lambda: frozen().columns("age"))
    attempt(lambda: frozen().mappings().all())
    attempt(lambda: frozen().one())
    live = connection.execute(select(users)).first()
    attempt(lambda: live.age)
    attempt(lambda: live._mapping["age"])

for operation in (lambda: 1 & users.c.id, lambda: "a" | users.c.id, lambda: None & (users.c.id == 1), lambda: True | (users.c.id == 1), lambda: (users.c.id == 1) & True, lambda: 2**users.c.id, lambda: 2 - users.c.id):
    attempt(operation)
print(type(users.c.id**2) is type(func.pow(users.c.id, 2)), (users.c.id**2).name)
