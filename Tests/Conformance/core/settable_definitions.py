"""A program that changes definitions after they were made, as migrations do: DDL heeds what they are then."""
from sqlalchemy import (
    ARRAY, Boolean, CheckConstraint, Column, Date, DateTime, Enum, Float, ForeignKey, Index, Integer, Interval, LargeBinary, MetaData, Numeric, Sequence, String, Table, UniqueConstraint, select, text,
)
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateSequence, CreateTable, conv

metadata = MetaData()
item = Table("item", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("price", Numeric(10, 2)), Column("sold", DateTime))
item.c.name.nullable = False
item.c.name.unique = True
item.c.name.index = True
item.c.name.type.length = 50
item.c.price.type.precision = 5
item.c.price.type.scale = 1
item.c.sold.type = Date()
print(CreateTable(item), item.c.name.unique, item.c.name.index, item.indexes)
item.c.name.type.collation = "NOCASE"
print(CreateTable(item))

item.schema = "shop"
print(select(item.c.id), item.fullname, item.key)
item.name = "article"
print(select(item.c.id), item.fullname, item.key, list(metadata.tables))
item.schema = None

index = Index("ix_old", item.c.name)
index.name, index.unique = "ix_new", True
print(CreateIndex(index))
unique = UniqueConstraint(item.c.name, name="uq_old")
unique.name, unique.deferrable, unique.initially = "uq_new", True, "DEFERRED"
print(AddConstraint(unique, isolate_from_table=False))
check = CheckConstraint("price > 1", name="ck")
item.append_constraint(check)
check.sqltext = text("price > 5")
item.primary_key.name = "pk_article"
print(CreateTable(item))

line = Table("line", metadata, Column("id", Integer, primary_key=True), Column("item_id", ForeignKey(item.c.id)))
key = list(line.foreign_key_constraints)[0]
key.name, key.ondelete, key.onupdate, key.deferrable, key.match = "fk_line", "CASCADE", "SET NULL", False, "FULL"
print(CreateTable(line))
key.use_alter = True
print(CreateTable(line))

numbers = Sequence("numbers", start=3)
numbers.start, numbers.increment, numbers.name, numbers.schema = 5, 2, "counts", "shop"
print(CreateSequence(numbers))

pg = postgresql.dialect()
moment, span, share, blob, grid = DateTime(), Interval(), Float(), LargeBinary(10), ARRAY(Integer)
moment.timezone, span.day_precision, share.precision, blob.length, grid.dimensions = True, 3, 30, 20, 2
print(moment.compile(dialect=pg), span.compile(), share.compile(), blob.compile(dialect=mysql.dialect()), grid.compile(dialect=pg))
colour = Enum("red", "blue", name="colour")
colour.name = "shade"
print(CreateTable(Table("paint", MetaData(), Column("c", colour))).compile(dialect=pg))
flag = Boolean()
flag.create_constraint = True
print(CreateTable(Table("flags", MetaData(), Column("f", flag))))

# conv() keeps the name of a type's constraint from the naming convention.
named = MetaData(naming_convention={"ck": "ck_%(table_name)s_%(constraint_name)s"})
print(CreateTable(Table("user", named, Column("x", Enum("a", "b", name=conv("foo"), create_constraint=True)), Column("y", Boolean(name=conv("bar"), create_constraint=True)), Column("z", Boolean(name="baz", create_constraint=True)))))
