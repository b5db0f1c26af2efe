# All five storage classes of SQLite, there and back without loss
from sqlalchemy import create_engine, literal, select, text

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.execute(text("CREATE TABLE box (id INTEGER PRIMARY KEY, value, label TEXT)"))

VALUES = [
    None, 0, 1, -1, 2**31, -(2**31) - 1, 2**53 + 1, 2**63 - 1, -(2**63), True, False,
    0.0, 0.1, 1 / 3, -2.5, 1e308, 5e-324, 1e20, 123456789.123456789, float("inf"), float("-inf"),
    "", "plain", "it's \"quoted\"", "Grüße 日本語 🎉", "nul\x00inside\x00", "tab\tline\nreturn\r", "\u200b\ufeff", "x" * 300, "%s ? :name", "NULL", "0012",
    b"", b"bytes", b"\x00\x01\xfe\xff", bytes(range(256)), bytearray(b"array"), memoryview(b"view"),
]
with engine.begin() as conn:
    for number, value in enumerate(VALUES, 1):
        conn.execute(text("INSERT INTO box (id, value, label) VALUES (:id, :value, :label)"), {"id": number, "value": value, "label": type(value).__name__})

with engine.connect() as conn:
    rows = conn.execute(text("SELECT id, value, typeof(value) AS kind, length(value) AS size, label FROM box ORDER BY id")).all()
    for row, value in zip(rows, VALUES):
        same = row.value == value and (type(row.value) is type(value) or row.label in ("bool", "bytearray", "memoryview"))
        shown = repr(row.value)
        print(f"{row.id:>3} {row.label:<10} {row.kind:<8} {row.size!s:<5} {'same' if same else 'differs'} {shown if len(shown) < 70 else shown[:60] + '...'}")
    print(conn.execute(select(literal("nul\x00"), literal(2**62), literal(2.5), literal(b"\x00"))).one())
    print(conn.execute(text("select :a + 1, :b / 2, :b / 2.0, 7 % 3, :c || 'x', x'00ff', 9223372036854775807 + 1"), {"a": 2**63 - 2, "b": 7, "c": "y"}).one())
    for value in (2**63, -(2**63) - 1, 10**30, object(), [1], {"a": 1}, (1, 2), {5}):
        try:
            print(conn.execute(text("select :v"), {"v": value}).scalar())
        except Exception as e:
            print(type(value).__name__, type(e).__name__, str(e).splitlines()[0].split(" object at 0x")[0])
    nan = conn.execute(text("select :v"), {"v": float("nan")}).scalar()
    print("nan becomes", nan)
    for column_type, given in (("INTEGER", "12"), ("INTEGER", "12.0"), ("INTEGER", 12.5), ("TEXT", 12), ("TEXT", 1.5), ("REAL", 3), ("NUMERIC", "1e2"), ("NUMERIC", "abc"), ("BLOB", "12"), ("", "7")):
        conn.execute(text(f"CREATE TABLE affinity (v {column_type})"))
        conn.execute(text("INSERT INTO affinity VALUES (:v)"), {"v": given})
        print(f"{column_type:<8} {given!r:<7}", conn.execute(text("SELECT v, typeof(v) FROM affinity")).one())
        conn.execute(text("DROP TABLE affinity"))
    conn.execute(text("CREATE TABLE rowid_table (a TEXT)"))
    print(conn.execute(text("INSERT INTO rowid_table (rowid, a) VALUES (9223372036854775807, 'last')")).lastrowid)
