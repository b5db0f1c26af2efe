"""Core tutorial: metadata, tables, connections, transactions."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, delete, insert, inspect, select, text, update

metadata = MetaData()
users = Table(
    "users", metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(30), nullable=False),
    Column("fullname", String),
)
addresses = Table(
    "addresses", metadata,
    Column("id", Integer, primary_key=True),
    Column("user_id", None, ForeignKey("users.id")),
    Column("email", String, nullable=False),
)
engine = create_engine("sqlite+pysqlite:///:memory:")
print(engine, engine.dialect.name, engine.driver, engine.url)
metadata.create_all(engine)
print(inspect(engine).get_table_names(), inspect(engine).has_table("users"))

with engine.connect() as conn:
    result = conn.execute(insert(users).values(name="sandy", fullname="Sandy Cheeks"))
    print(result.inserted_primary_key, result.inserted_primary_key[0], result.rowcount, result.lastrowid)
    conn.execute(insert(users), [{"name": "patrick", "fullname": "Patrick Star"}, {"name": "squid", "fullname": None}])
    conn.rollback()
    print(conn.execute(select(users)).all())
    conn.execute(users.insert(), [{"name": n, "fullname": n.title()} for n in ("ann", "bob", "cid")])
    conn.commit()

with engine.begin() as conn:
    conn.execute(addresses.insert().values(user_id=1, email="a@x"))
    conn.execute(addresses.insert(), [{"user_id": 1, "email": "a@y"}, {"user_id": 2, "email": "b@x"}])

try:
    with engine.begin() as conn:
        conn.execute(delete(addresses))
        print("in the block:", conn.execute(select(addresses)).all())
        raise KeyboardInterrupt("stop")
except KeyboardInterrupt as e:
    print("undone", e)

with engine.connect() as conn:
    print(conn.execute(select(addresses.c.email)).scalars().all(), conn.in_transaction())
    transaction = conn.get_transaction()
    print(transaction.is_active)
    conn.commit()
    print(conn.in_transaction())
    with conn.begin():
        print(conn.execute(update(users).where(users.c.name == "bob").values(fullname=users.c.name + " builder")).rowcount)
        savepoint = conn.begin_nested()
        conn.execute(users.delete())
        savepoint.rollback()
    rows = conn.execute(select(users.c.name, addresses.c.email).join_from(users, addresses).order_by(addresses.c.email))
    for row in rows:
        print(row.name, row.email)
    print(conn.execute(select(users).where(users.c.fullname.like("%builder"))).one())
    print(conn.execute(delete(users).where(users.c.name == "cid").returning(users.c.id, users.c.name)).all())
    print(conn.scalar(select(text("count(*)")).select_from(users)), conn.scalars(select(users.c.name)).all())
    for bad in (lambda: conn.begin(), lambda: conn.execute(insert(users).values(name=None)), lambda: conn.execute(insert(users).values(nope=1)),
                lambda: conn.execute("select 1"), lambda: users.c.nope, lambda: conn.execute(insert(users), [{"fullname": "x"}])):
        try:
            print(bad())
        except Exception as e:
            print(type(e).__name__, str(e).splitlines()[0])
try:
    conn.execute(select(users))
except Exception as e:
    print(type(e).__name__, e)
print(conn.closed, metadata.tables["users"] is users, [c.name for c in users.primary_key], list(users.foreign_keys), [str(f.target_fullname) for f in addresses.foreign_keys])
metadata.drop_all(engine)
print(inspect(engine).get_table_names())
