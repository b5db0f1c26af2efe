# The columns of a primary key stand in the order of its constraint.
from sqlalchemy import Column, ForeignKeyConstraint, Integer, MetaData, PrimaryKeyConstraint, String, Table, create_engine, insert, inspect
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column, relationship
from sqlalchemy.schema import CreateTable


class Base(DeclarativeBase):
    pass


class Seat(Base):
    __tablename__ = "seat"
    number = mapped_column(Integer)
    row = mapped_column(String)
    taken_by = mapped_column(String)
    __table_args__ = (PrimaryKeyConstraint("row", "number"),)


class Ticket(Base):
    __tablename__ = "ticket"
    id = mapped_column(Integer, primary_key=True)
    seat_number = mapped_column(Integer)
    seat_row = mapped_column(String)
    seat = relationship(Seat)
    __table_args__ = (ForeignKeyConstraint(["seat_number", "seat_row"], ["seat.number", "seat.row"]),)


print(CreateTable(Seat.__table__))
print([column.name for column in inspect(Seat).primary_key])
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Seat(row="A", number=1, taken_by="Ann"), Ticket(seat_row="A", seat_number=1)])
    session.commit()
    seat = session.get(Seat, ("A", 1))
    print(seat.taken_by, session.get(Seat, (1, "A")), inspect(seat).identity)
    seat.taken_by = "Bob"
    session.commit()
    print(session.get(Ticket, 1).seat.taken_by, session.get(Seat, {"number": 1, "row": "A"}) is seat)
    session.delete(session.get(Ticket, 1))
    session.delete(seat)
    session.commit()
    result = session.execute(insert(Seat.__table__), {"row": "B", "number": 7})
    print(result.inserted_primary_key, result.inserted_primary_key._fields)

# Columns that come later stand at the end of the key, wherever they stand in the table.
table = Table("t", MetaData(), Column("a", Integer, primary_key=True), Column("b", Integer))
table.insert_column(Column("z", Integer, primary_key=True), 0)
table.append_column(Column("b", Integer, primary_key=True), replace_existing=True)
print(table.c.keys(), table.primary_key.columns.keys())
print(CreateTable(table))
copy = table.to_metadata(MetaData())
print(copy.c.keys(), copy.primary_key.columns.keys())
