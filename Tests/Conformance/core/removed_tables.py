# Tables taken out of their metadata, tables of other schemas, and keys that lead nowhere.
from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, create_engine, event

engine = create_engine("sqlite://")
sent = []
event.listen(engine, "before_cursor_execute", lambda conn, cursor, statement, *rest: sent.append(" ".join(statement.split())))


def show(label):
    print(label)
    for statement in sent:
        print("   ", statement)
    sent.clear()


metadata = MetaData()
rooms = Table("rooms", metadata, Column("id", Integer, primary_key=True))
beds = Table("beds", metadata, Column("id", Integer, primary_key=True), Column("room", ForeignKey("rooms.id")))
metadata.remove(rooms)
print(list(metadata.tables), list(beds.c.room.foreign_keys)[0].column is rooms.c.id)
metadata.create_all(engine)
show("without rooms")
print(rooms.join(beds))

other = MetaData(schema="main")
halls = Table("halls", other, Column("id", Integer, primary_key=True), Column("size", Integer))
size = Index("by_size", halls.c.size)
halls.create(engine, checkfirst=True)
show("create")
halls.create(engine, checkfirst=True)
size.create(engine, checkfirst=True)
show("again")
halls.drop(engine, checkfirst=True)
Table("absent", MetaData(), Column("id", Integer), schema="elsewhere").drop(engine, checkfirst=True)
show("drop")

lost = MetaData()
Table("keys", lost, Column("id", Integer, primary_key=True), Column("door", ForeignKey("doors.id")))
for check in (True, False):
    try:
        lost.drop_all(engine, checkfirst=check)
    except Exception as error:
        print(type(error).__name__, error)
    show("keys")
