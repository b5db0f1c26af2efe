"""What inspect(engine) tells of a schema, and tables reflected from it."""
from sqlalchemy import MetaData, Table, create_engine, inspect, select, text

engine = create_engine("sqlite://")
with engine.begin() as conn:
    for ddl in (
        "CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(80) NOT NULL, born DATE, rating NUMERIC(4, 2) DEFAULT 1.5, bio TEXT, CONSTRAINT uq_name UNIQUE (name))",
        "CREATE TABLE book (id INTEGER NOT NULL, author_id INTEGER NOT NULL REFERENCES author (id) ON DELETE CASCADE, title VARCHAR NOT NULL, pages INT, price FLOAT, data BLOB, "
        "PRIMARY KEY (id), CONSTRAINT positive CHECK (pages > 0))",
        "CREATE TABLE tag (book_id INTEGER, word VARCHAR(20), weight BIGINT DEFAULT 0, PRIMARY KEY (book_id, word), CONSTRAINT fk_book FOREIGN KEY(book_id) REFERENCES book (id) ON UPDATE CASCADE)",
        "CREATE INDEX ix_title ON book (title)",
        "CREATE UNIQUE INDEX ix_two ON book (author_id, title)",
        "CREATE VIEW long_books AS SELECT title FROM book WHERE pages > 500",
    ):
        conn.execute(text(ddl))

inspector = inspect(engine)
print(inspector.get_table_names(), inspector.get_view_names(), inspector.get_schema_names(), inspector.default_schema_name)
for name in inspector.get_table_names():
    print("==", name)
    for column in inspector.get_columns(name):
        print("  ", column["name"], repr(column["type"]), column["nullable"], column["default"], column["primary_key"])
    print("  pk", inspector.get_pk_constraint(name))
    print("  fk", inspector.get_foreign_keys(name))
    print("  ix", [(i["name"], i["column_names"], i["unique"]) for i in inspector.get_indexes(name)])
    print("  uq", inspector.get_unique_constraints(name))
    print("  ck", inspector.get_check_constraints(name))
print(inspector.has_table("book"), inspector.has_table("nothing"), inspector.has_index("book", "ix_title"), inspector.get_view_definition("long_books"))
try:
    inspector.get_columns("nothing")
except Exception as e:
    print(type(e).__name__, e)

metadata = MetaData()
book = Table("book", metadata, autoload_with=engine)
print(sorted(metadata.tables), [c.name for c in book.primary_key], [(f.parent.name, f.target_fullname, f.ondelete) for f in book.foreign_keys])
print(repr(book.c.title), sorted(i.name for i in book.indexes))
print(select(book.c.title).join(metadata.tables["author"]).where(book.c.pages > 5))
everything = MetaData()
everything.reflect(engine)
print([t.name for t in everything.sorted_tables])
with_views = MetaData()
with_views.reflect(engine, views=True, only=["long_books", "author"])
print(sorted(with_views.tables))
try:
    Table("missing", MetaData(), autoload_with=engine)
except Exception as e:
    print(type(e).__name__, e)
