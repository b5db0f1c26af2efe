"""Rows of objects and values that have no hash: Query keeps them apart, unique() of a Result refuses them."""
from sqlalchemy import JSON, Integer, TypeDecorator, column, create_engine, select, type_coerce
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.types import NullType


class Pair(TypeDecorator):
    impl = Integer
    cache_ok = True
    hashable = False

    def process_result_value(self, value, dialect):
        return [value, value]


class Base(DeclarativeBase):
    pass


class Event(Base):
    __tablename__ = "event"
    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int]
    details: Mapped[dict] = mapped_column(JSON)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Event(id=1, size=1, details={"a": 1}), Event(id=2, size=1, details={"a": 1})])
    session.commit()
    print([(event.id, details) for event, details in session.query(Event, Event.details).order_by(Event.id)])
    print([(event.id, pair) for event, pair in session.query(Event, type_coerce(Event.size, Pair).label("pair"))])
    print([(event.id, size) for event, size in session.query(Event, Event.size)])
    for expression in (Event.details, type_coerce(Event.size, Pair).label("pair"), Event.size, type_coerce(Event.size, NullType).label("any")):
        try:
            print(len(session.execute(select(Event, expression)).unique().all()))
        except Exception as error:
            print(type(error).__name__, error)
    print(session.execute(select(Event, Event.details)).unique(lambda row: row[0].id).all()[0][1])
    table = Event.__table__
    for description in session.query(table.c.size, Event.details, Event.id.label("key")).column_descriptions:
        print({name: str(value) if name in ("type", "expr") else value for name, value in description.items() if name != "entity"}, description["entity"] is Event)
