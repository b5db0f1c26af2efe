"""@compiles: functions, statements, types and columns of the user's own, by dialect, with parameters in any order."""
import datetime

from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table, bindparam, create_engine, event, exc, insert, literal, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles, deregister
from sqlalchemy.schema import CreateColumn, CreateTable, DDLElement
from sqlalchemy.sql.expression import ClauseElement, ColumnElement, Executable, FunctionElement
from sqlalchemy.types import UserDefinedType


class utcnow(FunctionElement):
    type = DateTime()
    inherit_cache = True


@compiles(utcnow)
def default_utcnow(element, compiler, **kw):
    return "CURRENT_TIMESTAMP"


@compiles(utcnow, "postgresql")
def pg_utcnow(element, compiler, **kw):
    return "TIMEZONE('utc', CURRENT_TIMESTAMP)"


class greatest(FunctionElement):
    name = "greatest"
    inherit_cache = True


@compiles(greatest)
def default_greatest(element, compiler, **kw):
    return compiler.visit_function(element)


@compiles(greatest, "sqlite")
def case_greatest(element, compiler, **kw):
    first, second = list(element.clauses)
    return "CASE WHEN %s > %s THEN %s ELSE %s END" % (compiler.process(first, **kw), compiler.process(second, **kw), compiler.process(first, **kw), compiler.process(second, **kw))


class swapped(ColumnElement):
    inherit_cache = True

    def __init__(self, left, right):
        self.left, self.right = left, right


@compiles(swapped)
def compile_swapped(element, compiler, **kw):
    left = compiler.process(element.left, **kw)
    right = compiler.process(element.right, **kw)
    return f"({right} || {left})"


class InsertFrom(Executable, ClauseElement):
    inherit_cache = False

    def __init__(self, table, selected):
        self.table, self.selected = table, selected


@compiles(InsertFrom)
def compile_insert_from(element, compiler, **kw):
    return "INSERT INTO %s %s" % (compiler.process(element.table, asfrom=True, **kw), compiler.process(element.selected, **kw))


class CreateView(DDLElement):
    def __init__(self, name, selected):
        self.name, self.selected = name, selected


@compiles(CreateView)
def compile_view(element, compiler, **kw):
    return f"CREATE VIEW {element.name} AS {compiler.sql_compiler.process(element.selected, literal_binds=True)}"


class Cube(UserDefinedType):
    cache_ok = True


@compiles(Cube, "sqlite")
def sqlite_cube(type_, compiler, **kw):
    return "BLOB"


@compiles(Cube, "postgresql")
def pg_cube(type_, compiler, **kw):
    return "CUBE"


metadata = MetaData()
items = Table("items", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("shape", Cube))
print(select(utcnow()), "|", select(utcnow()).compile(dialect=postgresql.dialect()))
print(select(greatest(items.c.id, 5)))
print(select(greatest(items.c.id, 5)).compile(dialect=sqlite.dialect()))
print(CreateTable(items).compile(dialect=postgresql.dialect()))

engine = create_engine("sqlite://")


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("SQL", " ".join(statement.split()), parameters)


metadata.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(items), [{"name": "a"}, {"name": "b"}])
    print(conn.scalar(select(swapped(literal("left"), literal("right")))))
    print(conn.execute(select(greatest(items.c.id, 1)).where(items.c.name == "b")).all())
    conn.execute(InsertFrom(items, select(items.c.id + 10, items.c.name, items.c.shape).where(items.c.id > 1)))
    print(conn.execute(select(items.c.id, items.c.name)).all())
    conn.execute(CreateView("late", select(items.c.name).where(items.c.id > 5)))
    print(conn.execute(text("SELECT * FROM late")).all())
    print(isinstance(conn.scalar(select(utcnow())), datetime.datetime))


@compiles(CreateColumn)
def mark_column(element, compiler, **kw):
    if element.element.info.get("skip"):
        return None
    return compiler.visit_create_column(element, **kw) + " /* own */"


print(CreateTable(Table("t", MetaData(), Column("a", Integer), Column("b", Integer, info={"skip": True}))))
deregister(CreateColumn)
print(CreateTable(Table("t", MetaData(), Column("a", Integer))))


class Nothing(ColumnElement):
    inherit_cache = False


@compiles(Nothing, "postgresql")
def pg_nothing(element, compiler, **kw):
    return "nothing"


print(select(Nothing()).compile(dialect=postgresql.dialect()))
try:
    print(select(Nothing()).compile(dialect=sqlite.dialect()))
except exc.UnsupportedCompilationError as error:
    print(type(error).__name__, str(error).split(" (Background")[0].split("object at")[0])
