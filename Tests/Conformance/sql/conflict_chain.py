"""Several ON CONFLICT clauses of one INSERT, keys of every kind, partial indexes, what inserted_primary_key says."""
from sqlalchemy import Column, Index, Integer, MetaData, String, Table, UniqueConstraint, create_engine, event, func, select
from sqlalchemy.dialects.sqlite import insert

metadata = MetaData()
member = Table("member", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("email", String(40)), Column("visits", Integer), UniqueConstraint("email"))
active = Index("ix_active", member.c.name, unique=True, sqlite_where=member.c.visits > 0)
engine = create_engine("sqlite://")
metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("SQL", " ".join(statement.split()), parameters)


class Wrapped:
    def __init__(self, column):
        self.column = column

    def __clause_element__(self):
        return self.column


def rows(conn):
    print(conn.execute(select(member).order_by(member.c.id)).all())


with engine.begin() as conn:
    conn.execute(insert(member), [{"id": 1, "name": "ann", "email": "a@x", "visits": 0}, {"id": 2, "name": "bob", "email": "b@x", "visits": 3}])
    statement = insert(member).values(id=1, name="zoe", email="z@x", visits=1)
    chained = statement.on_conflict_do_update(index_elements=["email"], set_={"visits": 100}).on_conflict_do_update(index_elements=[member.c.id], set_={"name": statement.excluded.name})
    print(conn.execute(chained).inserted_primary_key)
    rows(conn)
    conn.execute(insert(member).values(id=2, email="b@x").on_conflict_do_nothing(index_elements=["email"]).on_conflict_do_update(index_elements=["id"], set_={Wrapped(member.c.visits): member.c.visits + 1}))
    rows(conn)
    partial = insert(member).values(name="bob", email="new@x", visits=9)
    conn.execute(partial.on_conflict_do_update(index_elements=active.columns, index_where=active.dialect_options["sqlite"]["where"], set_=dict(visits=partial.excluded.visits), where=(member.c.id > 0)))
    rows(conn)
    many = insert(member).values([{"id": 1, "name": "m"}, {"id": 5, "name": "five"}])
    result = conn.execute(many.on_conflict_do_update(index_elements=["id"], set_={"name": func.upper(many.excluded.name)}))
    print(result.inserted_primary_key, result.rowcount)
    rows(conn)
    print(conn.execute(insert(member).values({Wrapped(member.c.id): 6, "name": "six"}).on_conflict_do_nothing().returning(member.c.id, member.c.name)).all())
for wrong in ({}, None, "x"):
    try:
        insert(member).on_conflict_do_update(index_elements=["id"], set_=wrong)
    except ValueError as error:
        print(error)
# Tables of subqueries stand without their schema.
hall = Table("hall", MetaData(schema="main"), Column("id", Integer, primary_key=True), Column("seats", Integer))
statement = insert(hall).values(id=1, seats=2)
most = select(func.max(hall.c.seats)).where(hall.c.id == statement.excluded.id).scalar_subquery()
other = hall.alias("other")
same = select(other.c.seats).where(other.c.id == hall.c.id).scalar_subquery()
for value in (most, same, same + 1):
    print(" ".join(str(statement.on_conflict_do_update(index_elements=["id"], set_={"seats": value}, where=hall.c.seats > value)).split()))
