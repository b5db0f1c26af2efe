# What every type has for those who derive from it, and types that belong to their tables.
import warnings

from sqlalchemy import Boolean, Column, DateTime, Enum, Integer, MetaData, Numeric, String, Table, create_engine, func, select, types
from sqlalchemy.dialects import sqlite

print(Integer().hashable, types.JSON().hashable, Integer().should_evaluate_none, types.JSON().should_evaluate_none, Integer().sort_key_function, String().render_bind_cast, String.render_literal_cast)


class Driver:
    STRING, NUMBER, DATETIME, BINARY = "text", "number", "moment", "bytes"


print([kind().get_dbapi_type(Driver) for kind in (String, Integer, Numeric, DateTime, types.LargeBinary, Boolean, types.JSON)])
print(String(5).copy_value([1]), String().bind_expression("x"), String().column_expression("y"))
for kind, target in ((String(20, "nocase"), types.Text), (Numeric(10, 2), types.DECIMAL), (DateTime(timezone=True), types.TIMESTAMP), (Integer(), types.BIGINT)):
    print(repr(kind), "->", repr(kind.adapt(target)))
print(repr(String(20).adapt(String, length=7)), Enum("a").native, Boolean().native, Boolean(name="b").name)

for mixin, kinds in ((types.Concatenable, (String, types.ARRAY, Integer)), (types.Indexable, (types.JSON, types.ARRAY, String)), (types.SchemaType, (Enum, Boolean, String)), (types.NumericCommon, (Numeric, types.Float, Integer)), (types.ExternalType, (types.TypeDecorator, types.UserDefinedType, String))):
    print(mixin.__name__, [issubclass(kind, mixin) for kind in kinds])
print(isinstance(Enum("a"), types.SchemaType), isinstance(String(), types.Concatenable), isinstance(Integer(), types.Indexable))


class Upper(types.TypeDecorator):
    impl = String
    cache_ok = True

    def bind_expression(self, bindvalue):
        return func.upper(bindvalue)

    def column_expression(self, column):
        return func.lower(column)


class Shouting(String):
    def bind_expression(self, bindvalue):
        assert super().bind_expression(bindvalue) is None
        return func.upper(bindvalue)


print(Upper.coerce_to_is_types, Upper().impl)
for method in ("process_bind_param", "process_result_value", "process_literal_param"):
    try:
        getattr(Upper(), method)("x", sqlite.dialect())
    except NotImplementedError as error:
        print(method, "NotImplementedError", str(error) == "")
metadata = MetaData()
word = Table("word", metadata, Column("a", Upper(9)), Column("b", Shouting(9)))
print(word.insert().values(a="x", b="y"))
print(select(word).where(word.c.a == "x"))
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(word.insert(), [{"a": "Ab", "b": "Cd"}])
    print(connection.execute(select(word)).all(), connection.exec_driver_sql("SELECT * FROM word").all())
    Enum("a", name="x").create(connection)
    Enum("a", name="x").drop(connection)


class Mood(types.SchemaType, types.UserDefinedType):
    cache_ok = True
    told = ()

    def get_col_spec(self, **kw):
        return "MOOD"

    def _set_table(self, column, table):
        super()._set_table(column, table)
        self.told += ((column.name, table.name),)

    def _on_table_create(self, target, bind, **kw):
        self.told += (("table", target.name),)

    def _on_metadata_create(self, target, bind, **kw):
        self.told += (("metadata", bind.dialect.name),)


mood = Mood(name="mood")
place = MetaData(schema="main")
person = Table("person", place, Column("id", Integer, primary_key=True), Column("mood", mood))
print(mood.name, mood.schema, mood.metadata is place, mood.told)
place.create_all(engine)
print(mood.told)
other = MetaData()
copy = person.to_metadata(other, schema="elsewhere")
print(copy.c.mood.type is mood, copy.c.mood.type.name, copy.c.mood.type.schema, copy.c.mood.type.metadata is other)
print(Mood(schema="q").schema, Mood(name="n", metadata=place).schema, repr(Mood(name="n").adapt(Mood, schema="s").schema))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(Mood(inherit_schema=True).inherit_schema)
    print([str(warning.message)[:40] for warning in caught])
