"""Classes of one's own derived from Column, FetchedValue, TypeDecorator and ColumnElement, with constructors that call the original one."""
from sqlalchemy import Boolean, CheckConstraint, Column, Enum, FetchedValue, Float, Integer, MetaData, String, Table, create_engine, insert, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateTable
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.types import TypeDecorator, UserDefinedType


class Required(Column):
    inherit_cache = True

    def __init__(self, *args, **kwargs):
        self.label_text = kwargs.pop("label_text", "?")
        kwargs.setdefault("nullable", False)
        super().__init__(*args, **kwargs)


class Told(FetchedValue):
    def __init__(self, tag, for_update=False):
        super().__init__(for_update)
        self.tag = tag


class Chosen(TypeDecorator):
    cache_ok = True

    def __init__(self, names):
        self.impl = Enum(*names, name="chosen", native_enum=False, create_constraint=True)

    def process_bind_param(self, value, dialect):
        return value.strip()


class Flag(TypeDecorator):
    impl = Boolean(create_constraint=True)
    cache_ok = True


class Text(TypeDecorator):
    impl = Float
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return String(50) if dialect.name == "sqlite" else super().load_dialect_impl(dialect)


metadata = MetaData()
table = Table(
    "t", metadata, Required("id", Integer, primary_key=True), Required("name", String(20), label_text="Name", index=True), Column("kind", Chosen(["a", "b"])), Column("flag", Flag()), Column("told", Integer, server_default=Told("by hand")),
    Column("text", Text()),
)
print([(column.name, type(column).__name__, column.nullable) for column in table.c], table.c.name.label_text, table.c.name.index)
print(repr(table.c.name))
print(CreateTable(table).compile(dialect=sqlite.dialect()))
print(CreateTable(table).compile(dialect=postgresql.dialect()))
copied = table.to_metadata(MetaData())
print(type(copied.c.name).__name__, copied.c.told.server_default.tag, copied.c.told.server_default.column is copied.c.told)
print(len([c for c in table.constraints if isinstance(c, CheckConstraint)]))
print(type(Text().dialect_impl(sqlite.dialect()).impl).__name__)
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(table), {"id": 1, "name": "x", "kind": " a ", "flag": True, "text": "words"})
    print(conn.execute(select(table)).all())


class Bracketed(ColumnElement):
    inherit_cache = True

    def __init__(self, inner, type_=None):
        self.inner = inner
        self.type = type_ or Integer()


@compiles(Bracketed)
def write(element, compiler, **kw):
    return "(" + compiler.process(element.inner, **kw) + ")"


print(select(Bracketed(table.c.id), Bracketed(table.c.name, String()).label("q")).where(Bracketed(table.c.id) > 5))
print(Bracketed(table.c.name, String()) + "x")


class Shape(UserDefinedType):
    cache_ok = True

    def __init__(self, length):
        self.length = length

    def get_col_spec(self, **kw):
        return f"SHAPE({self.length})"


class Widget:
    def __init__(self, length):
        self.length = length

    @property
    def __sa_type_engine__(self):
        return Shape(self.length)


print(repr(literal(Widget(5)).type), repr((table.c.id == Widget(7)).right.type))


class Loud(String):
    def bind_expression(self, bindvalue):
        from sqlalchemy import func

        return func.loud(bindvalue)

    def column_expression(self, column):
        from sqlalchemy import func

        return func.quiet(column)


dialect = DefaultDialect()
dialect.colspecs = {String: Loud}
print(select(table.c.name).where(table.c.name == "x").compile(dialect=dialect))
print(select(table.c.name).where(table.c.name.in_(["x"])).compile(dialect=dialect))
print(select(table.c.name).where(table.c.name.in_(["x", "y"])).compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
