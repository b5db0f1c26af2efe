"""URL objects, databases in files, several engines on one file."""
import os

from sqlalchemy import URL, create_engine, exc, make_url, text

for given in ("sqlite://", "sqlite:///app.db", "sqlite:////tmp/x y.db", "sqlite+pysqlite:///:memory:", "postgresql+psycopg2://scott:t%40ger@localhost:5432/mydb?sslmode=require&x=1&x=2", "mysql://h/db", "sqlite:///file:m?mode=memory&uri=true"):
    url = make_url(given)
    print(url, "|", url.drivername, url.get_backend_name(), url.username, url.password, url.host, url.port, url.database, dict(url.query))
url = URL.create("postgresql+psycopg2", username="me", password="p@ss/word", host="db.example", port=5433, database="main", query={"a": "1"})
print(url, url.render_as_string(hide_password=False), url == make_url(url.render_as_string(hide_password=False)))
print(url.set(database="other", port=None), url.update_query_dict({"b": "2"}), url.difference_update_query(["a"]), url._asdict()["password"])
for bad in ("nonsense", "", "sqlite:/x", 5, "sqlite://host/x", "unknown://x"):
    try:
        print(create_engine(bad))
    except exc.ArgumentError as e:
        print(repr(bad), type(e).__name__, str(e).splitlines()[0])
path = "things.db"
first, second = create_engine(f"sqlite:///{path}"), create_engine(f"sqlite:///{path}", connect_args={"timeout": 0.05})
print(os.path.exists(path), first, first.url.database, first.dialect.name, first.driver, first.name)
with first.begin() as conn:
    conn.execute(text("create table t (x)"))
    conn.execute(text("insert into t values (1)"))
print(os.path.exists(path))
with first.connect() as one, second.connect() as two:
    one.execute(text("insert into t values (2)"))
    print(two.execute(text("select count(*) from t")).scalar(), one.execute(text("select count(*) from t")).scalar())
    try:
        two.execute(text("insert into t values (3)"))
    except exc.OperationalError as e:
        print(e.orig, "|", e.statement)
    one.commit()
    two.rollback()
    print(two.execute(text("select count(*) from t")).scalar())
first.dispose()
second.dispose()
with create_engine(f"sqlite:///file:{path}?mode=ro&uri=true").connect() as conn:
    print(conn.execute(text("select sum(x) from t")).scalar())
    try:
        conn.execute(text("delete from t"))
    except exc.OperationalError as e:
        print(e.orig)
memory = create_engine("sqlite://")
with memory.begin() as conn:
    conn.execute(text("create table m (x)"))
with memory.connect() as conn:
    print(conn.execute(text("select count(*) from m")).scalar())
memory.dispose()
with memory.connect() as conn:
    try:
        conn.execute(text("select count(*) from m"))
    except exc.OperationalError as e:
        print(e.orig)
