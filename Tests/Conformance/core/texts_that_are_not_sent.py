# Statements that other databases get, and those whose values cannot be prepared.
import uuid

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, UniqueConstraint, Uuid, bindparam, create_engine, insert, literal, select, update
from sqlalchemy.dialects import mysql, oracle
from sqlalchemy.schema import AddConstraint, CreateTable

metadata = MetaData()
ships = Table("ships", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("code", Uuid), schema="fleet")
crews = Table("crews", metadata, Column("id", Integer, primary_key=True), Column("ship", ForeignKey(ships.c.id)), Column("size", Integer))


def attempt(label, action):
    try:
        print(f"{label}: {action()}")
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error}")


moved = update(crews).where(crews.c.ship == ships.c.id).values({crews.c.size: 3, ships.c.name: "x"})
print(moved.compile(dialect=mysql.dialect()))
print(select(crews.c.id).limit(5).offset(bindparam("skip")).compile(dialect=oracle.dialect()))
print(select(crews.c.id).limit(5).offset(2).compile(dialect=oracle.dialect(), compile_kwargs={"literal_binds": True}))
listed = select(crews.c.id).where(crews.c.size.in_(bindparam("sizes", expanding=True)))
attempt("no list", lambda: listed.compile(compile_kwargs={"render_postcompile": True}))
attempt("a list", lambda: listed.params(sizes=[1, 2]).compile(compile_kwargs={"render_postcompile": True}))

named = MetaData(naming_convention={"uq": "uq_" + "long_" * 14 + "%(column_0_name)s"})
table = Table("t", named, Column("a", Integer), UniqueConstraint("a"))
print(CreateTable(table).compile(dialect=mysql.dialect()))
for constraint in table.constraints:
    if isinstance(constraint, UniqueConstraint):
        print(AddConstraint(constraint).compile(dialect=mysql.dialect()))

engine = create_engine("sqlite://", execution_options={"schema_translate_map": {"fleet": None}})
metadata.create_all(engine)
with engine.connect() as connection:
    attempt("a text", lambda: connection.execute(insert(ships), {"id": 1, "code": "x"}))
    attempt("no value", lambda: connection.execute(select(ships.c.name).where(ships.c.id == bindparam("id"))))
    attempt("a number", lambda: connection.execute(insert(ships), {"id": 1, "code": 5}))
    connection.execute(insert(ships), {"id": 1, "code": uuid.UUID(int=7)})
    print(connection.execute(select(ships)).all())
print(select(literal(uuid.UUID(int=7))).compile(engine, compile_kwargs={"literal_binds": True}))
