"""Which column an INSERT of many rows sorts RETURNING by: a key that the program gives, or a column made for it."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, insert, insert_sentinel, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, orm_insert_sentinel

engine = create_engine("sqlite://")


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, executemany):
    if not statement.startswith(("PRAGMA", "CREATE")):
        print("   ", " ".join(statement.split()), parameters)


class Base(DeclarativeBase):
    pass


class Country(Base):
    __tablename__ = "country"
    code: Mapped[str] = mapped_column(String(2), primary_key=True)
    status: Mapped[str] = mapped_column(server_default="open")


class Reading(Base):
    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int]
    _order: Mapped[int] = orm_insert_sentinel()


class Plain(Base):
    __tablename__ = "plain"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int]


Base.metadata.create_all(engine)
print("columns:", [(c.key, c.type, c.nullable) for c in Reading.__table__.c])
print("attributes:", Reading.__mapper__.attrs.keys())
print(select(Reading.__table__))
print(select(Reading))
print(Reading.__table__.insert())
with Session(engine) as session:
    print("a key that the program gives")
    countries = [Country(code=code) for code in ("nl", "de", "fr")]
    session.add_all(countries)
    session.flush()
    print([(c.code, c.status) for c in countries])
    print("a column for the order")
    readings = [Reading(value=n) for n in (3, 1, 2)]
    session.add_all(readings)
    session.flush()
    print([(r.id, r.value) for r in readings])
    print("a single one")
    session.add(Reading(value=9))
    session.flush()
    print("a key that the database numbers")
    session.add_all([Plain(value=n) for n in (3, 1, 2)])
    session.flush()
    print("statements")
    rows = session.execute(insert(Reading).returning(Reading.id, Reading.value, sort_by_parameter_order=True), [{"value": 10}, {"value": 11}])
    print(list(rows.keys()), rows.all())
    rows = session.execute(insert(Reading).returning(Reading.id), [{"value": 20}, {"value": 21}])
    print(sorted(rows.all()))
    rows = session.execute(insert(Country).returning(Country, sort_by_parameter_order=True), [{"code": "be"}, {"code": "at"}])
    print([(c.code, c.status) for c in rows.scalars()])
    print(session.execute(text("select * from reading")).all())
    session.commit()

metadata = MetaData()
for arguments in [dict(), dict(nullable=False), dict(default=lambda: 3), dict(server_default="4")]:
    try:
        table = Table("t%d" % len(metadata.tables), metadata, Column("id", Integer, primary_key=True), Column("s", Integer, insert_sentinel=True, **arguments))
        table.create(engine)
        with engine.begin() as connection:
            print(connection.execute(table.insert().returning(table.c.id, sort_by_parameter_order=True), [{"s": 1}, {"s": 2}]).all())
    except Exception as error:
        print(type(error).__name__, error)
try:
    Table("two", metadata, insert_sentinel("a"), insert_sentinel("b"))
except Exception as error:
    print(type(error).__name__, error)
table = Table("made", metadata, Column("x", Integer), insert_sentinel("order"))
table.create(engine)
with engine.begin() as connection:
    print(connection.execute(table.insert().returning(table.c.x, sort_by_parameter_order=True), [{"x": 5}, {"x": 4}]).all())
    connection.execute(table.insert(), [{"x": 7}, {"x": 8}])
    connection.execute(table.insert(), {"x": 9})
    print(connection.execute(table.select()).all())
