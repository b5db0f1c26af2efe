"""Enum: of classes and strings, names and values, aliases, constraints, lengths, comparison, reprs."""
import enum
from sqlalchemy import Column, Enum, Integer, MetaData, String, Table, cast, create_engine, func, insert, literal, select, type_coerce
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.schema import CreateTable


class Colour(enum.Enum):
    red = "r"
    green = "g"
    blue = "b"
    crimson = "r"


class Size(str, enum.Enum):
    small = "S"
    large = "LARGE"


class Number(enum.IntEnum):
    one = 1
    twenty = 20


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split("\n")[0])


for type_ in (Enum(Colour), Enum(Size), Enum(Number), Enum("x", "yy", "zzz"), Enum("x", "y", name="letters"), Enum(Colour, name="col", native_enum=False), Enum(Colour, length=20, native_enum=False), Enum(Colour, create_constraint=True, name="ck"), Enum(Size, values_callable=lambda e: [m.value for m in e]), Enum(Colour, omit_aliases=False), Enum(Colour, validate_strings=True, inherit_schema=True)):
    print(repr(type_), "|", type_.name, type_.enums, type_.length, type_.native_enum, type_.create_constraint, type_.validate_strings, type_.enum_class, type_.python_type.__name__)
    print("   ", [type_.compile(dialect=d.dialect()) for d in (sqlite, postgresql, mysql)] if type_.name else [type_.compile(dialect=d.dialect()) for d in (sqlite, mysql)])
metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("colour", Enum(Colour), default=Colour.green), Column("size", Enum(Size, values_callable=lambda e: [m.value for m in e])), Column("number", Enum(Number)), Column("plain", Enum("a", "b", create_constraint=True, name="plain_ck", native_enum=False)))
print(CreateTable(t).compile(dialect=sqlite.dialect()))
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.connect() as connection:
    connection.execute(insert(t), [{"colour": Colour.red, "size": Size.large, "number": Number.twenty, "plain": "a"}, {"colour": "blue", "size": "S", "number": "one", "plain": None}])
    connection.execute(insert(t), {"colour": Colour.crimson, "plain": "b"})
    connection.execute(insert(t), {})
    for row in connection.execute(select(t).order_by(t.c.id)):
        print(row)
    print(connection.exec_driver_sql("select colour, size, number, plain from t").all())
    print(connection.execute(select(t.c.id).where(t.c.colour == Colour.red)).scalars().all(), connection.execute(select(t.c.id).where(t.c.colour == "blue")).scalars().all(), connection.execute(select(t.c.id).where(t.c.colour.in_([Colour.red, Colour.blue]))).scalars().all())
    print(connection.execute(select(func.max(t.c.colour), func.count(t.c.size))).one(), connection.execute(select(cast(t.c.colour, String), type_coerce(t.c.colour, String)).where(t.c.id == 1)).one(), connection.execute(select(literal(Colour.blue, Enum(Colour)))).scalar())
    print(select(t.c.id).where(t.c.colour == Colour.red).compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}), t.c.colour + "x", t.c.colour.like("r%"), sep="\n")
    attempt("unknown string", lambda: connection.execute(insert(t), {"colour": "mauve"}).rowcount)
    attempt("unknown member", lambda: connection.execute(insert(t), {"colour": Size.small}).rowcount)
    attempt("unknown stored", lambda: (connection.exec_driver_sql("update t set colour = 'mauve' where id = 1"), connection.execute(select(t.c.colour)).all()))
    attempt("check", lambda: connection.exec_driver_sql("update t set plain = 'z' where id = 1"))
    attempt("bad length", lambda: Enum("long", "longer", length=3))
    attempt("not an enum", lambda: Enum(5))
    attempt("no values", lambda: repr(Enum()))
    attempt("mixed strings", lambda: repr(Enum("a", 5)))
    attempt("copy", lambda: repr(Enum(Colour).copy()))
    attempt("processor", lambda: (Enum(Colour).bind_processor(engine.dialect)(Colour.red), Enum(Colour).result_processor(engine.dialect, None)("green")))
