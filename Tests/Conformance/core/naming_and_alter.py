"""Naming conventions and constraints added later, with a mock engine of another database."""
from sqlalchemy import CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, String, Table, UniqueConstraint, create_mock_engine, inspect
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, DropConstraint

metadata = MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s",
})
author = Table("author", metadata, Column("id", Integer, primary_key=True), Column("name", String(30), unique=True), Column("best_id", ForeignKey("book.id", use_alter=True, name="fk_best")), CheckConstraint("id > 0", name="positive"))
book = Table("book", metadata, Column("id", Integer, primary_key=True), Column("author_id", ForeignKey("author.id", ondelete="CASCADE")), Column("title", String, index=True), UniqueConstraint("title", "author_id"))
for table in (author, book):
    print(CreateTable(table))
    print(sorted(str(c.name) for c in table.constraints), sorted(i.name for i in table.indexes))
for dialect in ("postgresql",):
    print("#", dialect)
    engine = create_mock_engine(dialect + "://", lambda statement, *_: print(" ".join(str(statement.compile(dialect=engine.dialect)).split())))
    metadata.create_all(engine, checkfirst=False)
    metadata.drop_all(engine, checkfirst=False)
unique = next(c for c in book.constraints if isinstance(c, UniqueConstraint))
print(AddConstraint(unique), "|", DropConstraint(unique, cascade=True), "|", unique.columns.keys(), unique.contains_column(book.c.title))
for make in (lambda: str(CreateTable(Table("t", metadata, Column("x", Integer), CheckConstraint("x > 1")))), lambda: str(DropConstraint(CheckConstraint("x", name=None)))):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, "|", str(error).split(" object at")[0])
