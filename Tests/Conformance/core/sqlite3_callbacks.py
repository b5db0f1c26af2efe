"""What SQLite calls of the program: functions, aggregates, windows, collations, traces, authorizers, progress."""
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("create table sale (day text, region text, amount integer)")
connection.executemany("insert into sale values (?, ?, ?)", [("mon", "north", 4), ("tue", "south", 5), ("wed", "north", 3), ("thu", "south", 8), ("fri", "north", 1)])
connection.commit()


class Median:
    def __init__(self):
        self.values = []

    def step(self, value):
        self.values.append(value)

    def finalize(self):
        ordered = sorted(self.values)
        return ordered[len(ordered) // 2]


connection.create_aggregate("median", 1, Median)
print(connection.execute("select region, median(amount) from sale group by region order by region").fetchall())
print(connection.execute("select median(amount) from sale where amount > 100").fetchall())


class FailsAtOnce:
    def __init__(self):
        raise ValueError("init")

    def step(self, value):
        pass


class FailsInStep:
    def step(self, value):
        raise ValueError("step")

    def finalize(self):
        return 1


class FailsAtTheEnd:
    def step(self, value):
        pass

    def finalize(self):
        raise ValueError("finalize")


class HasNoEnd:
    def step(self, value):
        pass


for made in (FailsAtOnce, FailsInStep, FailsAtTheEnd, HasNoEnd):
    connection.create_aggregate("failing", 1, made)
    try:
        connection.execute("select failing(amount) from sale")
    except sqlite3.OperationalError as error:
        print(made.__name__, "|", error)


class Moving:
    def __init__(self):
        self.total = 0

    def step(self, value):
        self.total += value

    def inverse(self, value):
        self.total -= value

    def value(self):
        return self.total

    finalize = value


connection.create_window_function("moving", 1, Moving)
print(connection.execute("select day, moving(amount) over (order by rowid rows between 1 preceding and 1 following) from sale order by rowid").fetchall())
connection.create_window_function("moving", 1, None)
try:
    connection.execute("select moving(amount) over () from sale")
except sqlite3.OperationalError as error:
    print(error)

connection.create_collation("backwards", lambda one, other: (one < other) - (one > other))
print(connection.execute("select day from sale order by day collate backwards").fetchall())


def refusing(one, other):
    raise LookupError("cannot compare")


connection.create_collation("refusing", refusing)
try:
    connection.execute("select day from sale order by day collate refusing").fetchall()
except LookupError as error:
    print("LookupError", error)
print(connection.execute("select count(*) from sale").fetchone())
connection.create_collation("backwards", None)
try:
    connection.execute("select day from sale order by day collate backwards")
except sqlite3.OperationalError as error:
    print(error)
try:
    connection.create_collation("wrong", 5)
except TypeError as error:
    print(error)

connection.create_function("joined", -1, lambda *values: "-".join(map(str, values)), deterministic=True)
print(connection.execute("select joined(1, 'a', 2.5, null)").fetchone())
connection.create_function("joined", -1, None)
for call in (lambda: connection.execute("select joined(1)"), lambda: connection.create_function("f", -5, len)):
    try:
        call()
    except sqlite3.OperationalError as error:
        print(error)

told = []
connection.set_trace_callback(told.append)
connection.execute("insert into sale values (?, ?, ?)", ("sat", "it's", 7))
connection.rollback()
connection.set_trace_callback(None)
connection.execute("select 1")
print(told)


def authorize(action, first, second, schema, trigger):
    if action == sqlite3.SQLITE_READ and second == "amount":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


connection.set_authorizer(authorize)
try:
    connection.execute("select amount from sale")
except sqlite3.DatabaseError as error:
    print(type(error).__name__, error)
print(connection.execute("select day from sale limit 1").fetchall())
connection.set_authorizer(None)
print(connection.execute("select amount from sale limit 1").fetchall())

steps = []
connection.set_progress_handler(lambda: steps.append(1), 1)
connection.execute("select count(*) from sale").fetchall()
print(len(steps) > 5)
connection.set_progress_handler(lambda: 1, 1)
try:
    connection.execute("select count(*) from sale, sale as other").fetchall()
except sqlite3.OperationalError as error:
    print(error)
connection.set_progress_handler(None, 0)
print(connection.execute("select max(amount) from sale").fetchone())
