"""URL objects: parts, rendering, changes, queries, equality, refusals."""
from sqlalchemy import URL, make_url
from sqlalchemy.engine import url as url_module


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", error)


for text in ("sqlite://", "sqlite:///a.db", "sqlite:////abs/a.db", "sqlite:///C:\\path\\a.db", "postgresql+psycopg2://scott:tiger@localhost:5432/mydatabase", "mysql://u:p%40ss%2Fword@host/db?charset=utf8mb4&x=1&x=2",
             "oracle://scott@127.0.0.1", "mssql+pyodbc://u:p@[::1]:99/db", "postgresql://host1", "db+driver_2://user@/name?host=/tmp", "sqlite:///x?mode=ro&uri=true"):
    url = make_url(text)
    print(text, "=>", str(url), repr(url))
    print("   ", url.drivername, url.username, url.password, url.host, url.port, url.database, dict(url.query), url.get_backend_name(), url.render_as_string(hide_password=False))
    attempt("    driver", lambda: url.get_driver_name())

url = URL.create("postgresql", username="me", password="s:e/c@t", host="h", port=1, database="d", query={"b": "2", "a": ["1", "x"]})
print(url, url.render_as_string(False), url.query, tuple(url)[:3], url._asdict() if hasattr(url, "_asdict") else "")
print(url.set(host="other", port=None), url.set(query={}), url.update_query_dict({"c": "3"}), url.update_query_string("b=7&d=8"), url.update_query_pairs([("e", "1"), ("e", "2")]), sep="\n")
print(url.update_query_dict({"b": "9"}, append=True).query, url.difference_update_query(["a"]).query, url.normalized_query)
print(url == URL.create("postgresql", "me", "s:e/c@t", "h", 1, "d", {"a": ("1", "x"), "b": "2"}), url != make_url("sqlite://"), url == 5, hash(make_url("sqlite://")) == hash(make_url("sqlite://")))
print(make_url("sqlite:///a.db").translate_connect_args(), url.translate_connect_args(username="user", database="db"))
print(make_url(url) is url, isinstance(url, tuple), url_module.URL is URL, str(make_url("sqlite:///a b%20c.db")), make_url("sqlite:///a b%20c.db").database)
print(f"{url!r} {url!s}", [url], {"url": make_url("mysql://x:y@z")})
attempt("no driver", lambda: URL.create(None))
attempt("number", lambda: URL.create(5))
attempt("port", lambda: URL.create("sqlite", port="http"))
attempt("port text", lambda: URL.create("sqlite", port="80").port)
attempt("host", lambda: URL.create("sqlite", host=5))
attempt("database", lambda: URL.create("sqlite", database=5))
attempt("query", lambda: URL.create("sqlite", query={"a": 5}))
attempt("query key", lambda: URL.create("sqlite", query={5: "a"}))
attempt("password object", lambda: URL.create("sqlite", username="u", password=5, host="h"))
attempt("parse", lambda: make_url("sqlite:/a"))
attempt("parse number", lambda: make_url(5))
attempt("parse none", lambda: make_url(None))
attempt("parse port", lambda: make_url("mysql://h:port/db"))
attempt("set", lambda: url.set(nonsense=1))
attempt("assign", lambda: setattr(url, "host", "x"))
attempt("call", lambda: URL("sqlite"))
attempt("dialect", lambda: make_url("sqlite://").get_dialect()().name)
attempt("no dialect", lambda: make_url("nosuch://").get_dialect())
