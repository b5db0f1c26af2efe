# Rows whose keys are members of an enumeration, or values that a sort_key_function orders, are updated in order.
import enum
import json

from sqlalchemy import Column, Enum, Integer, String, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator


class Base(DeclarativeBase):
    pass


class Size(enum.Enum):
    small = 1
    medium = 2
    large = 3


class Stock(Base):
    __tablename__ = "stock"
    shop = Column(Integer, primary_key=True)
    size = Column(Enum(Size), primary_key=True)
    count = Column(Integer)


class Ranked(Base):
    __tablename__ = "ranked"
    size = Column(Enum(Size, sort_key_function=lambda size: size.value), primary_key=True)
    count = Column(Integer)


class Tags(dict):
    def __hash__(self):
        return hash(tuple(sorted(self.items())))


class TagsType(TypeDecorator):
    impl = String
    cache_ok = True
    sort_key_function = staticmethod(lambda tags: sorted(tags.items()))

    def process_bind_param(self, value, dialect):
        return json.dumps(value, sort_keys=True)

    def process_result_value(self, value, dialect):
        return Tags(json.loads(value))


class Tagged(Base):
    __tablename__ = "tagged"
    tags = Column(TagsType, primary_key=True)
    count = Column(Integer)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
for size in Size:
    session.add_all([Stock(shop=1, size=size, count=1), Ranked(size=size, count=1), Tagged(tags=Tags(a=9 - size.value), count=1)])
session.commit()


@event.listens_for(engine, "before_cursor_execute")
def note(connection, cursor, statement, parameters, context, many):
    if not statement.startswith("SELECT"):
        print(statement, parameters)


for kind in (Stock, Ranked, Tagged):
    for row in session.query(kind):
        row.count += 1
    session.flush()
    for row in session.query(kind):
        session.delete(row)
    session.flush()
