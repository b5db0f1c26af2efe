# Classes mapped to what is no table, kinds of column properties, schema objects by their kind's name.
import warnings

from sqlalchemy import Column, Enum, Integer, MetaData, Table, create_engine, inspect, select, table, column
from sqlalchemy.engine.reflection import Inspector
from sqlalchemy.orm import column_property, configure_mappers, declarative_base, deferred, query_expression, registry, scoped_session, sessionmaker

for given in ("widgets", 5, Column("x", Integer), select(column("x"))):
    Base = declarative_base()
    try:
        class Widget(Base):
            __table__ = given
    except Exception as error:
        print(type(error).__name__, str(error).split(" (Background")[0].split(" object at ")[0])

Base = declarative_base()


class Part(Base):
    __tablename__ = "parts"
    id = Column(Integer, primary_key=True)
    weight = deferred(Column(Integer), group="numbers")
    size = column_property(Column("part_size", Integer))
    double = column_property(id * 2, deferred=True)
    extra = query_expression()


configure_mappers()
print([(p.key, type(p).__name__) for p in inspect(Part).attrs])
try:
    deferred(Column(Integer)) > 5
except TypeError as error:
    print(error)

metadata = MetaData()
print(metadata.get_schema_object_by_name("enum", "colour"), metadata.get_schema_objects("enum"))
Enum("red", "blue", name="colour", metadata=metadata)
print(metadata.get_schema_object_by_name(Enum, "colour"), metadata.get_schema_object_by_name(Enum, "other"))
for call in (lambda: metadata.get_schema_object_by_name("enum", "other"), lambda: metadata.get_schema_objects("enum")):
    try:
        call()
    except TypeError as error:
        print(error)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(Inspector.from_engine(create_engine("sqlite://")).get_table_names())
print([(w.category.__name__, str(w.message)) for w in caught])

Session = scoped_session(sessionmaker())


class Unmapped:
    query = Session.query_property()


try:
    Unmapped.query
except Exception as error:
    print(type(error).__name__, error)
