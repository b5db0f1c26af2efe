"""Every method of the inspector over a database made with plain SQL."""
import re
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine.reflection import Inspector

engine = create_engine("sqlite://")
script = """
create table author (id integer primary key, name varchar(40) not null, born date default '1900-01-01', rating numeric(4, 2) default 1.5, constraint uq_name unique (name), check (rating > 0))
create table "Book" (isbn text primary key, title varchar not null collate nocase, author_id integer references author(id) on delete cascade on update set null, pages int default (10 + 5), cover blob, price decimal(8,2), stamp timestamp default current_timestamp, is_new boolean not null default 1, constraint positive check (pages > 0))
create table pair (a integer not null, b integer not null, c varchar(5), primary key (b, a))
create table child (id integer primary key autoincrement, x integer, y integer, extra, constraint fk_pair foreign key (x, y) references pair (a, b) deferrable initially deferred, unique (x, y))
create table without_rowid (k text primary key, v real) without rowid
create table generated (a integer, b integer generated always as (a * 2) virtual)
create index ix_title on "Book" (title)
create unique index ix_author_isbn on "Book" (author_id, isbn)
create index ix_expr on author (lower(name))
create index ix_part on author (born) where born is not null
create view cheap as select title, price from "Book" where price < 5
create temporary table scratch (n integer, t text unique)
create temporary view tv as select 1 as one
"""
with engine.connect() as connection:
    for line in script.strip().splitlines():
        connection.execute(text(line))
    connection.commit()
inspector = inspect(engine)
print(isinstance(inspector, Inspector), inspector.engine is engine, inspector.bind is engine, inspector.dialect.name, inspector.default_schema_name)
print(inspector.get_schema_names(), inspector.get_table_names(), inspector.get_view_names(), inspector.get_temp_table_names(), inspector.get_temp_view_names(), sep="\n")
for name in [*inspector.get_table_names(), "cheap", "scratch"]:
    print("==", name, inspector.has_table(name))
    for column in inspector.get_columns(name):
        print("  column", column)
    for method in ("get_pk_constraint", "get_foreign_keys", "get_indexes", "get_unique_constraints", "get_check_constraints", "get_table_options"):
        print("  ", method, re.sub(" at 0x[0-9a-f]+", "", repr(getattr(inspector, method)(name))))
print(inspector.get_view_definition("cheap"))
print(inspector.has_table("nothing"), inspector.has_table("cheap"), inspector.has_table("scratch"), inspector.has_schema("main"), inspector.has_schema("zip"), inspector.has_index("Book", "ix_title"), inspector.has_index("Book", "zip"))
for method in ("get_columns", "get_pk_constraint", "get_foreign_keys", "get_indexes", "get_unique_constraints", "get_check_constraints", "get_view_definition", "get_table_comment", "get_table_options"):
    try:
        print(method, getattr(inspector, method)("nothing"))
    except Exception as error:
        print(method, type(error).__name__, "|", error)
try:
    print(inspector.get_table_comment("author"))
except Exception as error:
    print(type(error).__name__, "|", error)
print(inspector.get_sorted_table_and_fkc_names())
with engine.begin() as connection:
    connection.execute(text("create table later (a integer)"))
print(inspector.has_table("later"), "later" in inspector.get_table_names())
inspector.clear_cache()
print(inspector.has_table("later"), "later" in inspector.get_table_names())
