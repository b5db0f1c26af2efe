"""DefaultDialect beside str(): what a dialect without abilities refuses, placeholders of every style, long labels, traits that are set."""
from sqlalchemy import JSON, Boolean, Column, Integer, MetaData, String, Table, URL, and_, case, column, delete, exc, func, insert, literal, not_, select, true, try_cast, tuple_, update
from sqlalchemy.dialects import mysql, oracle, postgresql, sqlite
from sqlalchemy.engine.default import DefaultDialect, StrCompileDialect

metadata = MetaData()
item = Table("item", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("ok", Boolean), Column("data", JSON))
other = Table("other", metadata, Column("id", Integer, primary_key=True), Column("item_id", Integer))


def attempt(statement, dialect, **kw):
    try:
        compiled = statement.compile(dialect=dialect, **kw)
        print(" ".join(str(compiled).split()), compiled.positiontup or "")
    except (exc.SQLAlchemyError, NotImplementedError) as error:
        print(type(error).__name__, str(error).split(" (Background")[0].split("<sqlalchemy")[0].strip())


plain, stringifying = DefaultDialect(), StrCompileDialect()
for statement in (
    select(item.c.ok, not_(item.c.ok)).where(item.c.ok), select(true()), item.c.data["a"], item.c.name.regexp_match("x"), item.c.name.regexp_replace("x", "y"), try_cast(item.c.name, Integer),
    update(item).values(name="x").where(item.c.id == other.c.item_id), delete(item).where(item.c.id == other.c.item_id), insert(item).values([{"name": "a"}, {"name": "b"}]),
    insert(item).values(name="x").returning(item.c.id), func.aggregate_strings(item.c.name, ","), item.c.id.in_([]),
):
    attempt(statement, plain)
    attempt(statement, stringifying)
empty = insert(Table("empty", MetaData(), Column("x", Integer, primary_key=True))).values()
attempt(empty, plain, column_keys=[])
for style in ("qmark", "format", "pyformat", "named", "numeric", "numeric_dollar"):
    attempt(select(item.c.id % 5).where(and_(item.c.name == "a", item.c.id.in_([1, 2]), item.c.name != "a")), DefaultDialect(paramstyle=style))
native = DefaultDialect(supports_native_boolean=True)
attempt(select(true()).where(item.c.ok), native)
native.supports_native_boolean = False
attempt(select(true()).where(item.c.ok), native)
print(native.supports_native_boolean, plain.name, plain.insert_returning, stringifying.insert_returning, sqlite.dialect().supports_default_values, oracle.dialect().max_identifier_length)

short = DefaultDialect(label_length=12)
long = Table("a_table_with_a_long_name", metadata, Column("a_column_with_a_long_name", Integer, primary_key=True), Column("another_long_column", Integer))
from sqlalchemy import LABEL_STYLE_TABLENAME_PLUS_COL
attempt(select(long).where(long.c.another_long_column == 5).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL), short)
inner = select(long).subquery("s")
attempt(select(inner.c.a_column_with_a_long_name), short)
attempt(select(long.alias()), DefaultDialect(max_identifier_length=15))


class Mine(DefaultDialect):
    name = "mine"
    supports_native_boolean = True
    default_paramstyle = "qmark"


attempt(select(true()).where(item.c.name == "x"), Mine())
print(Mine().name, isinstance(Mine(), DefaultDialect), URL.create("sqlite").get_dialect().__name__, URL.create("mariadb").get_dialect()().name)
print(sqlite.dialect().identifier_preparer.quote("select"), mysql.dialect().identifier_preparer.quote("select"), postgresql.dialect().paramstyle)
