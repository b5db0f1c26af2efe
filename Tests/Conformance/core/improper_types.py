# What is given as a type and is none is kept as it is, until something is asked of it.
from sqlalchemy import ARRAY, Column, Integer, MetaData, Sequence, String, Table, bindparam, cast, column, create_engine, func, insert, literal, literal_column, select, table, text, try_cast, type_coerce
from sqlalchemy.dialects import postgresql, sqlite

metadata = MetaData()
parts = Table("parts", metadata, Column("id", Integer, primary_key=True), Column("code", String(5)))
engine = create_engine("sqlite://")
metadata.create_all(engine)


def show(name, make):
    try:
        made = make()
        print(name, "->", made if isinstance(made, str) else repr(made))
    except Exception as error:
        print(name, "!!", type(error).__name__, str(error))


number = cast(parts.c.code, "int")
show("type", lambda: number.type)
show("class", lambda: cast(parts.c.code, int).type)
show("lambda", lambda: str(cast(parts.c.code, lambda: Integer())))
show("text", lambda: str(number))
show("try_cast", lambda: str(try_cast(parts.c.code, "int")))
show("method", lambda: str(parts.c.code.cast("int").label("n")))
show("postgresql", lambda: str(number.compile(dialect=postgresql.dialect())))
show("sqlite", lambda: str(number.compile(dialect=sqlite.dialect())))
show("select", lambda: str(select(number)))
show("execute", lambda: engine.connect().execute(select(number)).all())
show("execute a literal", lambda: engine.connect().execute(select(literal_column("5", "int"))).all())
show("equals", lambda: number == 5)
show("added to", lambda: parts.c.id + number)
show("order", lambda: number.desc())
show("literal", lambda: literal(5, "int"))
show("bindparam", lambda: bindparam("x", 5, type_="int"))
show("bindparam of a class", lambda: bindparam("x", 5, type_=int))
show("column", lambda: column("x", "int").type)
show("table", lambda: table("t", column("y", "int")).c.y.type)
show("Column", lambda: Column("x", type_="int"))
show("columns()", lambda: text("select 1 as x").columns(x="int").selected_columns.x.type)
show("func", lambda: func.now(type_="int").type)
show("type_coerce", lambda: type_coerce(parts.c.code, "int").type)
show("op", lambda: parts.c.id.op("->", return_type="int")(5))
show("variant", lambda: String().with_variant("int", "sqlite"))
show("array", lambda: ARRAY("int"))
show("sequence", lambda: Sequence("s", data_type="int").data_type)
show("prefix", lambda: str(select(parts).prefix_with(5)))
show("values of text", lambda: str(insert(parts).values("x")))
