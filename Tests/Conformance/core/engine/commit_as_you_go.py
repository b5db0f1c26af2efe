"""The two styles of transactions on one file: commit as you go and begin once, seen by a second connection."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

engine = create_engine("sqlite:///styles.db", connect_args={"timeout": 0})
metadata = MetaData()
account = Table("account", metadata, Column("id", Integer, primary_key=True), Column("owner", String(20), unique=True), Column("balance", Integer, nullable=False))
metadata.drop_all(engine)
metadata.create_all(engine)


def seen_elsewhere():
    with engine.connect() as other:
        return other.execute(select(account.c.owner, account.c.balance).order_by(account.c.id)).all()


with engine.connect() as connection:
    connection.execute(insert(account), [{"owner": "ann", "balance": 10}, {"owner": "bob", "balance": 5}])
    print("before commit", seen_elsewhere())
    connection.commit()
    print("after commit", seen_elsewhere())
    connection.execute(account.update().values(balance=account.c.balance - 1))
    print("own view", connection.execute(select(account.c.balance)).scalars().all(), "elsewhere", seen_elsewhere())
    connection.rollback()
    print("rolled back", connection.execute(select(account.c.balance)).scalars().all())
    connection.execute(account.update().where(account.c.owner == "ann").values(balance=7))
    connection.commit()
    connection.execute(account.update().where(account.c.owner == "ann").values(balance=8))
print("left without commit", seen_elsewhere())

with engine.begin() as connection:
    connection.execute(insert(account).values(owner="cid", balance=1))
print("begin once", seen_elsewhere())


def transfer(source, target, amount):
    with engine.begin() as connection:
        connection.execute(account.update().where(account.c.owner == source).values(balance=account.c.balance - amount))
        if connection.scalar(select(account.c.balance).where(account.c.owner == source)) < 0:
            raise ValueError(f"{source} has too little")
        connection.execute(account.update().where(account.c.owner == target).values(balance=account.c.balance + amount))
        return connection.scalar(select(func.sum(account.c.balance)))


print(transfer("ann", "bob", 3), seen_elsewhere())
try:
    transfer("cid", "bob", 50)
except ValueError as error:
    print("refused", error, seen_elsewhere())
try:
    with engine.begin() as connection:
        connection.execute(insert(account).values(owner="dee", balance=2))
        connection.execute(insert(account).values(owner="ann", balance=2))
except IntegrityError as error:
    print("unique", error.orig, seen_elsewhere())
with engine.connect() as first, engine.connect() as second:
    first.execute(account.update().values(balance=0))
    try:
        second.execute(account.update().values(balance=1))
    except OperationalError as error:
        print("locked", error.orig, second.in_transaction())
    second.rollback()
    first.commit()
    print(second.execute(select(account.c.balance)).scalars().all())
with engine.connect() as connection:
    with connection.begin():
        connection.execute(account.delete())
        with connection.begin_nested() as savepoint:
            connection.execute(insert(account).values(owner="sp", balance=1))
            savepoint.rollback()
        print("inside", connection.scalar(select(func.count()).select_from(account)))
print("end", seen_elsewhere())
