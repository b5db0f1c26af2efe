# A column that is asked for by its number is the one that its name means: of texts the last of a name, of SELECTs none where several have it.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, exc, insert, literal, select, text

metadata = MetaData()
ferry = Table("ferry", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)))
trip = Table("trip", metadata, Column("id", Integer, primary_key=True), Column("ferry_id", Integer), Column("name", String(20)))
engine = create_engine("sqlite://")
metadata.create_all(engine)


def show(title, make):
    try:
        print(title, make())
    except exc.InvalidRequestError as error:
        print(title, "refused:", error)


with engine.begin() as connection:
    connection.execute(insert(ferry), [{"name": "Aurora"}, {"name": "Bore"}])
    connection.execute(insert(trip), [{"id": 7, "ferry_id": 1, "name": "morning"}, {"id": 8, "ferry_id": 2, "name": "evening"}])
    sql = "SELECT ferry.name, trip.id, trip.name FROM ferry JOIN trip ON trip.ferry_id = ferry.id ORDER BY ferry.id"
    for title, result in (("text", lambda: connection.execute(text(sql))), ("driver", lambda: connection.exec_driver_sql(sql))):
        show(title, lambda: result().all())
        show(title, lambda: result().scalars().all())
        show(title, lambda: result().scalars(-1).first())
        show(title, lambda: result().scalar())
        show(title, lambda: result().columns(0, 1).all())
        show(title, lambda: result().columns("id", 0).mappings().all())
        show(title, lambda: result().mappings().columns(1, 0).first())
        show(title, lambda: list(result().columns(1, 0).partitions(1)))
    labels = select(ferry.c.name.label("what"), trip.c.id, trip.c.name.label("what")).where(trip.c.ferry_id == ferry.c.id)
    for number in (0, 1, 2, "what"):
        show(f"labels {number}", lambda: connection.execute(labels).scalars(number).all())
        show(f"labels {number}", lambda: connection.execute(labels).columns(number).all())
    show("labels", lambda: connection.scalars(labels).all())
    show("labels", lambda: connection.scalar(labels))
    show("labels", lambda: connection.execute(labels).all())
    show("labels", lambda: connection.execute(labels).mappings().first())
    plain = select(ferry.c.name, trip.c.name).where(trip.c.ferry_id == ferry.c.id)
    show("columns", lambda: connection.execute(plain).scalars(1).all())
    show("columns", lambda: connection.scalars(plain).all())
    show("two in one text", lambda: connection.execute(select(text("1 AS x, 2 AS x"))).scalars(0).all())
    show("two in one text", lambda: connection.execute(select(text("1 AS x, 2 AS x"))).one().x)
    show("text with columns", lambda: connection.execute(text("SELECT 1 AS x, 2 AS x").columns(ferry.c.id, trip.c.id)).scalars(1).all())
    show("literals", lambda: connection.execute(select(literal(1), literal(2))).scalars(1).all())
