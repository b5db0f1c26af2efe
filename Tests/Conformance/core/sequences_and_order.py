"""Sequences and types of a metadata, the order of tables, names that are too long, sequences in INSERT."""
import enum
import warnings

from sqlalchemy import CheckConstraint, Column, Enum, ForeignKey, Index, Integer, MetaData, Sequence, String, Table, UniqueConstraint, column, create_engine, insert, literal_column, select, table
from sqlalchemy.dialects import oracle, postgresql
from sqlalchemy.engine import default
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, DropIndex, conv, sort_tables, sort_tables_and_constraints
from sqlalchemy.sql import naming


class Size(enum.Enum):
    small = 1
    large = 2


def attempt(title, make):
    try:
        print(title, " ".join(str(make()).split()))
    except Exception as error:
        print(title, type(error).__name__, str(error).split(" at 0x")[0])


metadata = MetaData()
size, colour, count = Enum(Size), Enum("red", "blue", name="colour", schema="art", metadata=metadata), Sequence("count_seq")
thing = Table("thing", metadata, Column("id", Integer, count, primary_key=True), Column("size", size), Column("text", String))
print(metadata.get_schema_objects(Enum) == (size,), metadata.get_schema_objects(Enum, schema="art") == (colour,), metadata.get_schema_objects(Sequence) == (count,))
print(metadata.get_schema_object_by_name(Enum, "size") is size, metadata.get_schema_object_by_name(Enum, "colour"), metadata.get_schema_object_by_name(Sequence, "count_seq"))
print(MetaData().get_schema_objects(Enum))

for dialect in (postgresql.dialect(), oracle.dialect(), None):
    for statement in (insert(thing).values(text="x"), insert(thing).from_select(["text"], select(thing.c.text))):
        compiled = statement.compile(dialect=dialect)
        print(" ".join(str(compiled).split()), compiled.params)
print(" ".join(str(insert(thing).values([{"text": "x"}, {"text": "y"}]).compile(dialect=postgresql.dialect())).split()))

cycle = MetaData()
a = Table("a", cycle, Column("x", Integer, ForeignKey("b.x")))
b = Table("b", cycle, Column("x", Integer, ForeignKey("a.x")))
c = Table("c", cycle, Column("x", Integer, ForeignKey("e.x")))
d = Table("d", cycle, Column("x", Integer))
e = Table("e", cycle, Column("x", Integer, ForeignKey("d.x")))
for part, constraints in sort_tables_and_constraints([a, b, c, d, e]):
    print(part, sorted(constraint.table.name for constraint in constraints))
print([part.name for part in sort_tables([c, e, d])], [part.name for part in sort_tables([d, e], extra_dependencies=[(d, e)])])

rules = MetaData(naming_convention={"uq": "uq_%(table_name)s_%(column_0N_name)s", "ix": "ix_%(table_name)s_%(column_0N_name)s"})
long = Table("long_table", rules, Column("first_column", Integer), Column("second_column", Integer), UniqueConstraint("first_column", "second_column"))
index = Index(None, long.c.first_column, long.c.second_column)
short = default.DefaultDialect(max_identifier_length=20)
attempt("made", lambda: AddConstraint(next(item for item in long.constraints if isinstance(item, UniqueConstraint))).compile(dialect=short))
attempt("made", lambda: CreateIndex(index).compile(dialect=short))
attempt("made", lambda: DropIndex(index).compile(dialect=short))
attempt("given", lambda: CreateIndex(Index("a_name_that_is_far_too_long", long.c.first_column)).compile(dialect=short))
short.max_index_name_length = 40
attempt("index", lambda: CreateIndex(index).compile(dialect=short))
attempt("conv", lambda: UniqueConstraint(long.c.first_column, name=naming.conv("mine")).name)
print(naming.conv is conv)

pair = Table("pair", MetaData(), Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True, autoincrement=True))
attempt("key", lambda: CreateTable(pair))
attempt("brackets", lambda: select(Table("t", MetaData(), Column("q"), schema="odd ]")).compile(schema_translate_map={None: "z"}))
attempt("metadata", lambda: MetaData(7))
key = ForeignKey("thing.id")
Column("x", Integer, key)
attempt("twice", lambda: Column("y", Integer, key))
mark = column("mark")
table("one", mark)
attempt("taken", lambda: table("two", mark))
