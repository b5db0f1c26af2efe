# Texts of statements that look alike, the same text after a change of the schema, and twice at a time.
from sqlalchemy import create_engine, text
e = create_engine("sqlite://")
with e.connect() as c:
    for s in ("e\u0301", "\u00e9"):
        r = c.execute(text(f"SELECT '{s}' AS v, :x AS x"), {"x": 1}).fetchone()
        print(len(r.v), r.v == s, r.x)
    c.execute(text("CREATE TABLE t (a INTEGER)"))
    c.execute(text("INSERT INTO t VALUES (1)"))
    q = text("SELECT * FROM t")
    print(c.execute(q).keys())
    c.execute(text("ALTER TABLE t ADD COLUMN b INTEGER DEFAULT 7"))
    print(c.execute(q).keys(), c.execute(text("SELECT * FROM t")).fetchall())
    r1 = c.execute(text("SELECT a FROM t UNION ALL SELECT 2"))
    print(r1.fetchone())
    r2 = c.execute(text("SELECT a FROM t UNION ALL SELECT 2"))
    print(r2.fetchall(), r1.fetchall())
