# What reflection asks SQLite, as listeners see it: each thing once, until the cache is cleared.
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, String, Table, create_engine, event, exc, inspect

engine = create_engine("sqlite://")
metadata = MetaData()
Table("author", metadata, Column("id", Integer, primary_key=True), Column("name", String, unique=True))
Table("book", metadata, Column("id", Integer, primary_key=True), Column("author_id", ForeignKey("author.id"), index=True), Column("price", Integer, CheckConstraint("price > 0")))
metadata.create_all(engine)
with engine.begin() as connection:
    connection.exec_driver_sql("CREATE VIEW cheap AS SELECT * FROM book WHERE price < 5")


@event.listens_for(engine, "before_cursor_execute")
def tell(connection, cursor, statement, parameters, context, many):
    print("  ", statement, parameters)


inspector = inspect(engine)
for name, arguments in [
    ("get_table_names", ()), ("get_table_names", ()), ("get_view_names", ()), ("get_columns", ("book",)), ("get_columns", ("book",)), ("get_pk_constraint", ("book",)), ("get_foreign_keys", ("book",)), ("get_indexes", ("book",)),
    ("get_unique_constraints", ("author",)), ("get_check_constraints", ("book",)), ("get_table_options", ("book",)), ("has_table", ("book",)), ("has_table", ("nothing",)), ("get_view_definition", ("cheap",)), ("get_schema_names", ()),
    ("get_temp_table_names", ()), ("has_index", ("book", "ix_book_author_id")), ("get_multi_columns", ()), ("get_sorted_table_and_fkc_names", ()),
]:
    print(name, *arguments)
    getattr(inspector, name)(*arguments)
inspector.clear_cache()
print("anew")
inspector.get_pk_constraint("author")
print("autoload")
Table("book", MetaData(), autoload_with=engine)
print("reflect")
MetaData().reflect(engine)
print("reflect a view")
MetaData().reflect(engine, views=True, only=["cheap"])
for method in (inspector.get_columns, inspector.get_indexes, inspector.get_foreign_keys, inspector.get_pk_constraint, inspector.get_view_definition):
    try:
        method("nothing")
    except exc.NoSuchTableError as error:
        print("NoSuchTableError", error)
try:
    Table("nothing", MetaData(), autoload_with=engine)
except exc.NoSuchTableError as error:
    print("NoSuchTableError", error)
