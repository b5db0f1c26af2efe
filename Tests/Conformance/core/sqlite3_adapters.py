"""Adapters and converters of the driver; detect_types; classes derived from its connections and cursors."""
import datetime
import decimal
import json
import sqlite3


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


sqlite3.register_adapter(Point, lambda point: f"{point.x};{point.y}")
sqlite3.register_converter("point", lambda data: Point(*map(float, data.split(b";"))))

declared = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES)
declared.execute("create table place (name text, at point)")
declared.execute("insert into place values (?, ?)", ("home", Point(4, -3)))
declared.execute("insert into place values ('nowhere', null)")
print(declared.execute("select * from place").fetchall())

named = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_COLNAMES)
cursor = named.execute('select ? as "at [point]", ? as plain', (Point(1, 2), Point(3, 4)))
print([column[0] for column in cursor.description], cursor.fetchone())

both = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)
both.execute("create table entry (d date, t timestamp, n number(10), price decimal(10, 2), data json)")
sqlite3.register_adapter(decimal.Decimal, str)
sqlite3.register_converter("decimal", lambda data: decimal.Decimal(data.decode()))
sqlite3.register_adapter(dict, json.dumps)
sqlite3.register_converter("json", json.loads)
moment = datetime.datetime(2020, 1, 2, 3, 4, 5, 600)
both.execute("insert into entry values (?, ?, ?, ?, ?)", (moment.date(), moment, 3, decimal.Decimal("1.25"), {"a": [1]}))
print(both.execute("select * from entry").fetchone())
print(both.execute("""select '2020-02-03' as "d [date]", '2020-02-03 04:05:06' as "t [timestamp]" """).fetchone())


class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return self.degrees


print(both.execute("select ?, typeof(?)", (Celsius(20.5), Celsius(3))).fetchone())
try:
    both.execute("select ?", (object(),))
except sqlite3.ProgrammingError as error:
    print(error)
print(sqlite3.adapt(Point(1, 2)), sqlite3.adapt(5, sqlite3.PrepareProtocol, "other"))
print(sqlite3.Date is datetime.date, sqlite3.Timestamp is datetime.datetime, sqlite3.Binary(b"abc").tobytes(), sqlite3.complete_statement("select 1;"), sqlite3.complete_statement("select 1"))

both.text_factory = bytes
print(both.execute("select 'é'").fetchone())
both.text_factory = lambda data: data.decode() + "!"
print(both.execute("select 'é', 1").fetchone())
both.text_factory = str


class Scalars(sqlite3.Cursor):
    def scalar(self):
        row = self.fetchone()
        return row and row[0]


class Counting(sqlite3.Connection):
    def __init__(self, *args, **keywords):
        super().__init__(*args, **keywords)
        self.cursors = 0

    def cursor(self, factory=Scalars):
        self.cursors += 1
        return super().cursor(factory)


counting = sqlite3.connect(":memory:", factory=Counting)
print(type(counting).__name__, counting.cursor().execute("select 5").scalar(), counting.cursor().execute("select 6").scalar(), counting.cursors)
print(sqlite3.connect(":memory:").cursor(Scalars).execute("select 7").scalar(), sqlite3.Cursor(counting).execute("select 8").fetchone())

cursor = counting.cursor()
cursor.executescript("create table n (x integer); insert into n values (1), (2), (3), (4), (5);")
cursor.row_factory = sqlite3.Row
rows = cursor.execute("select x, x * x as square from n").fetchall()
print([tuple(row) for row in rows], rows[1]["square"], rows[1].keys(), rows[0] == rows[0], rows[-1][-1])
cursor.row_factory = lambda cursor, row: dict(zip([column[0] for column in cursor.description], row))
print(cursor.execute("select x, x + 1 as next from n").fetchmany(2))
cursor.row_factory = None
cursor.arraysize = 2
print(cursor.execute("select x from n").fetchmany(), next(cursor), list(cursor), cursor.fetchmany())

for level in ("DEFERRED", "immediate", None, ""):
    made = sqlite3.connect(":memory:", isolation_level=level)
    made.execute("create table t (a)")
    made.execute("insert into t values (1)")
    print(repr(made.isolation_level), made.in_transaction)
for call in (lambda: sqlite3.connect(":memory:", isolation_level="BAD"), lambda: sqlite3.connect(":memory:", nothing=1), lambda: cursor.executemany("select 1", [()]), lambda: cursor.execute("select ?", 5),
             lambda: cursor.execute(5), lambda: cursor.execute("select :x", {}), lambda: cursor.execute("select ?", {"a": 1}), lambda: rows[0]["nothing"], lambda: rows[0][9], lambda: rows[0][1.5],
             lambda: cursor.execute("select 1;;"), lambda: cursor.close() or cursor.fetchone(), lambda: counting.close() or counting.commit()):
    try:
        print(call())
    except (sqlite3.Error, ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, "|", error)
both.execute("insert into entry (n) values (1)")
both.isolation_level = None
print(both.in_transaction, both.execute("select 1; -- the end").fetchone(), both.execute("/* a */ select 2; /* b */").fetchone())
