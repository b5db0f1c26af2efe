# SQLite lets a primary key be NULL unless it says NOT NULL, and reflection tells it so.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, text
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.orm import Session

engine = create_engine("sqlite://")
with engine.begin() as connection:
    connection.execute(text("CREATE TABLE loose (id INTEGER PRIMARY KEY, name TEXT)"))
    connection.execute(text("CREATE TABLE strict (id INTEGER PRIMARY KEY NOT NULL, name TEXT)"))
    connection.execute(text("CREATE TABLE word (word TEXT PRIMARY KEY, meaning TEXT)"))

Base = automap_base()
Base.prepare(autoload_with=engine)
Loose, Strict, Word = Base.classes.loose, Base.classes.strict, Base.classes.word
print([(c.name, c.nullable) for t in Base.metadata.sorted_tables for c in t.primary_key])


def add(objects):
    with Session(engine) as session:
        session.add_all(objects)
        try:
            session.commit()
        except InvalidRequestError as error:
            session.rollback()
            return str(error)
        return [getattr(o, "id", None) or o.word for o in objects]


print(add([Loose(name="one")]))
print(add([Loose(name="two"), Loose(name="three")]))
print(add([Loose(id=7, name="seven"), Loose(id=8, name="eight")]))
print(add([Strict(name="one"), Strict(name="two")]))
print(add([Word(word="a"), Word(word="b")]))

loose = Base.metadata.tables["loose"]
with engine.begin() as connection:
    print(connection.execute(insert(loose).returning(loose.c.id), [{"name": "x"}, {"name": "y"}]).all())
    try:
        connection.execute(insert(loose).returning(loose.c.id, sort_by_parameter_order=True), [{"name": "x"}, {"name": "y"}])
    except InvalidRequestError as error:
        print(error)

# a table that the program declares knows better
metadata = MetaData()
declared = Table("loose", metadata, Column("id", Integer, primary_key=True), Column("name", String))
with engine.begin() as connection:
    print(connection.execute(insert(declared).returning(declared.c.id, sort_by_parameter_order=True), [{"name": "x"}, {"name": "y"}]).all())
