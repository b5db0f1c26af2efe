# Settings of metadata, columns and keys that programs make after the object is there.
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.schema import CreateTable


class Base(DeclarativeBase):
    pass


Base.metadata.naming_convention = {"pk": "pk_%(table_name)s", "ix": "idx_%(column_0_label)s", "fk": "fk_%(table_name)s_%(referred_table_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}


class Node(Base):
    __tablename__ = "node"
    __table_args__ = (UniqueConstraint("code"),)
    id = mapped_column(Integer, primary_key=True)
    code = mapped_column(Integer, index=True)
    parent_id = mapped_column(ForeignKey("node.id"))


print(CreateTable(Node.__table__), [index.name for index in Node.__table__.indexes])
metadata = MetaData()
metadata.schema = "archive"
old = Table("t", metadata, Column("x", Integer, primary_key=True))
print(CreateTable(old), old.schema, old.fullname)
metadata.schema = None
new = Table("u", metadata, Column("x", Integer), Column("old_x", ForeignKey("archive.t.x")))
(key,) = new.foreign_keys
key.ondelete, key.onupdate = "CASCADE", "RESTRICT"
print(key.ondelete, key.onupdate, metadata.naming_convention)
column = new.c.x
column.info, column.doc, column.autoincrement = {"a": 1}, "what it is", False
new.info, metadata.info = {"b": 2}, {"c": 3}
print(column.info, column.doc, column.autoincrement, new.info, metadata.info)
for thing, name in ((old, "columns"), (metadata, "tables")):
    print(type(getattr(thing, name)).__name__)
