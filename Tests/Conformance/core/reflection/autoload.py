"""Tables made by autoload_with and MetaData.reflect: columns, keys, options, overrides, views, refusals."""
import re
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, event, insert, inspect, select, text
from sqlalchemy.exc import NoSuchTableError
from sqlalchemy.schema import CreateIndex, CreateTable

engine = create_engine("sqlite://")
with engine.begin() as connection:
    for line in ("create table author (id integer primary key, name varchar(40) not null unique, born date)", "create table book (id integer primary key, title text default 'none', author_id integer not null references author(id) on delete cascade, editor_id integer, price numeric(6, 2), constraint fk_ed foreign key (editor_id) references author (id), check (price > 0))",
                 "create index ix_title on book (title, price)", "create table tag (book_id integer references book(id), name text, primary key (book_id, name))", "create view titles as select id, title from book", "create table odd (\"a b\" integer, \"Select\" text, \"c.d\" text)"):
        connection.execute(text(line))
    connection.execute(text("insert into author values (1, 'Ann', '2000-01-02')"))
    connection.execute(text("insert into book values (1, 'T', 1, null, 9.5)"))


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", error)


metadata = MetaData()
book = Table("book", metadata, autoload_with=engine)
print(re.sub(" at 0x[0-9a-f]+", "", repr(book)), sorted(metadata.tables), sep="\n")
print(str(CreateTable(book)).strip())
for index in book.indexes:
    print(CreateIndex(index))
print(sorted((key.parent.name, key.target_fullname, key.ondelete, key.name, key.constraint.name) for key in book.foreign_keys))
print(sorted((type(c).__name__, str(c.name), str(getattr(c, "sqltext", ""))) for c in book.constraints), book.primary_key.columns.keys())
author = metadata.tables["author"]
print(author.c.keys(), author.c.name.nullable, author.c.name.unique, [c.name for c in author.primary_key], book.c.author_id.references(author.c.id))
with engine.connect() as connection:
    print(connection.execute(select(book, author.c.born).join(author, book.c.author_id == author.c.id)).mappings().all())
    attempt("ambiguous", lambda: select(book).join(author))
print(repr(Table("titles", metadata, autoload_with=engine)))
print(Table("odd", metadata, autoload_with=engine).c.keys(), select(metadata.tables["odd"]))
overridden = Table("book", MetaData(), Column("title", String(99), key="name"), Column("extra", Integer), autoload_with=engine)
print(overridden.c.keys(), repr(overridden.c.name), overridden.c.price.type)
print(Table("book", MetaData(), autoload_with=engine, include_columns=["id", "title"]).c.keys(), Table("book", MetaData(), autoload_with=engine, resolve_fks=False).metadata.tables.keys())
own_key = Table("tag", MetaData(), Column("book_id", Integer, ForeignKey("book.id"), primary_key=True), autoload_with=engine)
print(own_key.primary_key.columns.keys(), len(own_key.foreign_keys))
attempt("missing", lambda: Table("nothing", metadata, autoload_with=engine))
print("nothing" in metadata.tables)
attempt("twice", lambda: Table("book", metadata, autoload_with=engine) is book)
attempt("no bind", lambda: Table("x", MetaData(), autoload_with=5))
attempt("extend", lambda: Table("author", metadata, Column("age", Integer), autoload_with=engine, extend_existing=True).c.keys())
whole = MetaData()
whole.reflect(engine)
print(sorted(whole.tables), [t.name for t in whole.sorted_tables])
with_views = MetaData()
with_views.reflect(engine, views=True)
print(sorted(with_views.tables))
only = MetaData()
only.reflect(engine, only=["tag"])
print(sorted(only.tables))
chosen = MetaData()
chosen.reflect(engine, only=lambda name, metadata: name.startswith("a"))
print(sorted(chosen.tables))
attempt("only missing", lambda: MetaData().reflect(engine, only=["zip", "book"]))
with engine.connect() as connection:
    inside = MetaData()
    inside.reflect(connection, resolve_fks=False, only=["book"])
    print(sorted(inside.tables), connection.in_transaction())
reflected = []


@event.listens_for(Table, "column_reflect")
def column_reflect(inspector, table, column_info):
    reflected.append((table.name, column_info["name"]))
    column_info["key"] = "k_" + column_info["name"]


print(Table("author", MetaData(), autoload_with=engine).c.keys(), reflected)
event.remove(Table, "column_reflect", column_reflect)
