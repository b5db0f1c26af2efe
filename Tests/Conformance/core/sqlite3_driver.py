"""The driver's own connections: sqlite3.connect(), cursors, rows by name."""
import sqlite3

connection = sqlite3.connect(":memory:")
print(repr(connection.isolation_level), connection.in_transaction, connection.total_changes)
with connection:
    connection.execute("create table book (id integer primary key, title text)")
    connection.executemany("insert into book (title) values (?)", [("A",), ("B",), ("C",)])
print(connection.in_transaction, connection.total_changes)
cursor = connection.cursor()
cursor.execute("select id, title from book where id > ?", (1,))
print([column[0] for column in cursor.description], cursor.fetchone(), cursor.fetchmany(5), cursor.fetchone())
cursor.execute("insert into book (title) values (:title)", {"title": "D"})
print(cursor.lastrowid, cursor.rowcount, connection.in_transaction)
connection.rollback()
print(connection.execute("select count(*) from book").fetchone())
try:
    with connection:
        connection.execute("insert into book (title) values ('E')")
        raise ValueError("no")
except ValueError as error:
    print(error, connection.execute("select count(*) from book").fetchone())
connection.row_factory = sqlite3.Row
row = connection.execute("select id, title as name from book").fetchone()
print(row["name"], row[0], row.keys(), len(row), tuple(row), dict(row), row["NAME"])
connection.row_factory = lambda cursor, values: list(values)
print(connection.execute("select 1, 2").fetchall())
connection.row_factory = None
connection.executescript("create table shelf (n int); insert into shelf values (4); insert into shelf values (5);")
print([n for (n,) in connection.execute("select n from shelf")])
connection.create_function("twice", 1, lambda value: value * 2)
print(connection.execute("select twice(21)").fetchone())
for bad in ("selec 1", "select * from nothing", "insert into book (id) values (1)", "select 1; select 2"):
    try:
        connection.execute(bad)
    except sqlite3.Error as error:
        print(type(error).__name__, "|", error)
try:
    connection.execute("select ?", (1, 2))
except sqlite3.ProgrammingError as error:
    print(error)
connection.close()
try:
    connection.execute("select 1")
except sqlite3.ProgrammingError as error:
    print(error)
try:
    sqlite3.connect("no/such/folder/file.db")
except sqlite3.OperationalError as error:
    print(error)
