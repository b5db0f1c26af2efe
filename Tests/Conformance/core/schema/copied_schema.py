"""Schema objects: copies in another metadata, cycles, columns put between others, views, sequences, URLs."""
import warnings
from sqlalchemy import CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, PrimaryKeyConstraint, Sequence, String, Table, UniqueConstraint, column, create_engine, exc, func, inspect, select, table, text
from sqlalchemy.engine import make_url
from sqlalchemy.schema import AddConstraint, BLANK_SCHEMA, CreateIndex, CreateSequence, CreateTable, CreateView
from sqlalchemy.types import UserDefinedType

warnings.simplefilter("always")
metadata = MetaData()
notes = Table("notes", metadata, Column("id", Integer, primary_key=True, index=True), Column("title", String(20)), Column("body", String), UniqueConstraint("title", name="uq_title", info={"why": "lookups"}), CheckConstraint("id > 0", name="positive"))
Index("lower_title", func.lower(notes.c.title), notes.c.id)
Index("plain", notes.c.body, unique=True, info={"kind": "plain"})
Index("written", text("title || body"), _table=notes)
copied = notes.to_metadata(MetaData(), schema="archive")
for index in sorted(copied.indexes, key=lambda index: index.name):
    print(CreateIndex(index), index.info)
print([c.info for c in copied.constraints if c.name == "uq_title"])

cyclic = MetaData()
for name, target in (("a", "b"), ("b", "d"), ("c", "b"), ("d", "c")):
    Table(name, cyclic, Column("id", Integer, primary_key=True), Column("to", ForeignKey(target + ".id")))
Table("e", cyclic, Column("id", Integer, primary_key=True))
with warnings.catch_warnings(record=True) as caught:
    print([t.name for t in cyclic.sorted_tables])
print(str(caught[0].message)[:100])

wide = Table("wide", MetaData(), Column("a", Integer), Column("b", Integer), Column("c", Integer))
wide.insert_column(Column("first", Integer), 0)
wide.insert_column(Column("last", Integer), -1)
print([c.name for c in wide.c])
wide.insert_column(Column("b", String), 0, replace_existing=True)
print([(c.name, str(c.type)) for c in wide.c])
try:
    wide.insert_column(Column("c", String), 1)
except exc.DuplicateColumnError as error:
    print(error)
plain = table("plain", column("x"), column("y"))
plain.insert_column(column("w"), 0)
print(plain.select())

parent = Table("parent", MetaData(), Column("id", Integer))
child = Table("child", MetaData(), Column("parent_id", Integer))
print(AddConstraint(ForeignKeyConstraint([child.c.parent_id], [parent.c.id], ondelete="SET NULL")))
try:
    print(AddConstraint(ForeignKeyConstraint([child.c.parent_id], [parent.c.id], ondelete="CASCADE; DROP TABLE x")))
except exc.CompileError as error:
    print(error)
print(ForeignKeyConstraint(["a", "b"], ["t.a", "t.b"]).column_keys)


class Tagged(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "TAGGED_" + kw["type_expression"].name.upper()


print(CreateTable(Table("tagged", MetaData(), Column("mark", Tagged))))
engine = create_engine("sqlite://")
print(CreateView(select(plain.c.x), "v", sqlite_if_not_exists=True).compile(engine))
print(CreateSequence(Sequence("s")).compile(schema_translate_map={None: "tenant"}))
try:
    Table("wrong", MetaData(), column("x"))
except exc.ArgumentError as error:
    print("refused", str(error)[:60])
print(sorted(filter(None, MetaData(schema="w").schemas)))

with engine.connect() as connection:
    connection.exec_driver_sql("CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT)")
    print(inspect(connection).get_table_names(), inspect(connection).get_table_names(sqlite_include_internal=True))
    raw = connection.connection.dbapi_connection
    print(engine.dialect.get_isolation_level(raw))
    engine.dialect.set_isolation_level(raw, "READ UNCOMMITTED")
    print(engine.dialect.get_isolation_level(raw))
    engine.dialect.reset_isolation_level(raw)
    print(engine.dialect.get_isolation_level(raw))

print(make_url("sqlite:///x.db?a=&b=1").query, make_url("sqlite:///x.db?a=&b=1", keep_blank_values=True).query)
print(make_url("sqlite://").update_query_string("z=", keep_blank_values=True))
print(engine.dialect.normalize_name("NAME"), engine.dialect.denormalize_name("name"), engine.dialect.identifier_preparer.unformat_identifiers('"a"."b""c".d'))
