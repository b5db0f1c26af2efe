"""Databases as a whole: dumps, backups, bytes, limits; engines whose raw connections are used."""
import sqlite3

from sqlalchemy import column, create_engine, event, func, select, table
from sqlalchemy import collate

source = sqlite3.connect(":memory:")
source.executescript("""
    create table author (id integer primary key autoincrement, name text);
    create table "odd ""name" (a, "b c" blob);
    create index by_name on author (name);
    create view authors as select name from author;
    insert into author (name) values ('O''Hara'), (null);
    insert into "odd ""name" values (1.5, x'00ff');
""")
print(*source.iterdump(), sep="\n")

target = sqlite3.connect(":memory:")
progress = []
source.backup(target, pages=1, progress=lambda status, remaining, total: progress.append(remaining))
print(target.execute("select count(*) from author").fetchone(), progress[-1], sorted(progress, reverse=True) == progress)
again = sqlite3.connect(":memory:")
again.executescript("\n".join(source.iterdump()))
print(list(again.iterdump()) == list(source.iterdump()))
for call in (lambda: source.backup(source), lambda: source.backup("file"), lambda: source.backup(target, name="nothing")):
    try:
        call()
    except (ValueError, TypeError, sqlite3.OperationalError) as error:
        print(type(error).__name__, "|", error)

content = source.serialize()
copy = sqlite3.connect(":memory:")
copy.deserialize(content)
print(type(content).__name__, copy.execute("select name from author order by id").fetchall())
print(source.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100) == source.getlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH), source.getlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH))
try:
    source.execute("select '" + "x" * 200 + "'")
except sqlite3.DataError as error:
    print(error)
source.interrupt()
print(source.IntegrityError is sqlite3.IntegrityError, sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_LIMIT_LENGTH)

engine = create_engine("sqlite://")
statements = []


class Longest:
    text = ""

    def step(self, text):
        self.text = max(self.text, text, key=len)

    def finalize(self):
        return self.text


@event.listens_for(engine, "connect")
def prepare(connection, record):
    connection.create_aggregate("longest", 1, Longest)
    connection.create_collation("backwards", lambda one, other: (one < other) - (one > other))
    connection.set_trace_callback(statements.append)


words = table("word", column("text"))
with engine.begin() as connection:
    connection.exec_driver_sql("create table word (text varchar)")
    connection.exec_driver_sql("insert into word values (?)", [("a",), ("ccc",), ("bb",)])
    print(connection.scalar(select(func.longest(words.c.text))), connection.scalars(select(words.c.text).order_by(collate(words.c.text, "backwards"))).all())
print(statements)
raw = engine.raw_connection()
print(list(raw.iterdump()))
memory = sqlite3.connect(":memory:")
raw.driver_connection.backup(memory)
print(memory.execute("select count(*) from word").fetchone())
raw.close()


class Marked(sqlite3.Connection):
    mark = "own"


for options in ({"creator": lambda: sqlite3.connect(":memory:", factory=Marked)}, {"connect_args": {"factory": Marked, "isolation_level": None}}):
    with create_engine("sqlite://", **options).connect() as connection:
        own = connection.connection.driver_connection
        print(type(own).__name__, own.mark, repr(own.isolation_level))
