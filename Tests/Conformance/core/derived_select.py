"""A SELECT of a program's own, and types whose length and items follow from what they are given."""
import enum

from sqlalchemy import ARRAY, Column, Enum, Integer, MetaData, Table, column, create_engine, func, table, text
from sqlalchemy.schema import CreateTable
from sqlalchemy.sql import Select

t = table("t", column("a"), column("b"))


class Report(Select):
    inherit_cache = True

    def __init__(self, *columns, owner=None):
        super().__init__(*columns)
        self.owner = owner

    def mine(self):
        return self.where(t.c.b == self.owner)


class Active(Select):
    inherit_cache = True

    def active(self):
        return self.where(t.c.a == 1)


report = Report(t.c.a, owner=7)
print(report.mine(), report.mine().owner, report.mine().compile().params, report.order_by(t.c.a).mine().owner)
print(isinstance(report, Select), report.selected_columns.keys(), type(report.mine().limit(3)).__name__, type(report.union(report)).__name__, type(report.subquery().select()).__name__)
print(Active(t.c.a).active(), type(Active(t.c.a).active().with_only_columns(t.c.b)).__name__, Select(t.c.b).where(t.c.a == 5))
engine = create_engine("sqlite://")
with engine.begin() as connection:
    connection.execute(text("create table t (a, b)"))
    connection.execute(t.insert(), [{"a": 1, "b": 7}, {"a": 2, "b": 8}])
    print(connection.execute(report.mine()).all(), connection.scalar(Report(func.count()).select_from(t)))


class Colour(enum.Enum):
    red = 1
    green = 2


for kind in Enum("x", "y", native_enum=False, length=None), Enum(Colour, length=None), Enum(Colour), Enum("x", length=20), Enum(Colour, native_enum=False, length=None, create_constraint=True, name="c"):
    made = Table("t", MetaData(), Column("c", kind)).to_metadata(MetaData())
    print(repr(kind), kind.length, CreateTable(made), repr(made.c.c.type))
try:
    Enum("long", "x", length=2)
except ValueError as error:
    print(error)
print(repr(func.array_agg(column("x", ARRAY(Integer))).type), repr(func.array_agg(column("x", Integer)).type))
print(repr(func.percentile_cont(0.5, 0.7).within_group(column("x", Integer)).type), repr(func.percentile_cont(0.5).within_group(column("x", Integer)).type))
