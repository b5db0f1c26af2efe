# Constraint errors through Core, complete texts
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, String, Table, UniqueConstraint, create_engine, event, exc, insert, select, text, update

metadata = MetaData()
parent = Table("parent", metadata, Column("id", Integer, primary_key=True), Column("code", String(10), unique=True, nullable=False), Column("n", Integer, CheckConstraint("n < 100")))
child = Table("child", metadata, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("parent.id"), nullable=False), Column("a", Integer), Column("b", Integer), UniqueConstraint("a", "b", name="ab"))
engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def pragma(connection, record):
    connection.execute("PRAGMA foreign_keys=ON")


metadata.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(parent), [{"code": "a", "n": 1}, {"code": "b", "n": 2}])
    conn.execute(insert(child).values(parent_id=1, a=1, b=1))


def attempt(title, statement, parameters=None):
    with engine.connect() as conn:
        try:
            result = conn.execute(statement, parameters)
            print(title, "-> ok", result.rowcount)
        except exc.DBAPIError as e:
            print(title, "->", type(e).__name__, type(e.orig).__name__, e.connection_invalidated)
            print(e)
        except exc.SQLAlchemyError as e:
            print(title, "->", type(e).__name__, "|", e)


attempt("unique", insert(parent).values(code="a"))
attempt("not null", insert(parent).values(code=None))
attempt("not null by default", insert(parent), {"n": 5})
attempt("check", insert(parent).values(code="c", n=100))
attempt("primary key", insert(parent).values(id=1, code="d"))
attempt("foreign key", insert(child).values(parent_id=77))
attempt("compound", insert(child).values(parent_id=1, a=1, b=1))
attempt("update unique", update(parent).where(parent.c.id == 2).values(code="a"))
attempt("delete parent", parent.delete().where(parent.c.id == 1))
attempt("delete free parent", parent.delete().where(parent.c.id == 2))
attempt("many", insert(parent), [{"code": "x"}, {"code": "y"}, {"code": "x"}])
attempt("keys differ", insert(parent), [{"code": "x", "n": 1}, {"code": "y"}])
attempt("unknown column", insert(parent), {"nope": 1})
attempt("unknown in values", insert(parent).values(nope=1))
attempt("no such table", select(Table("ghost", MetaData(), Column("x", Integer))))
attempt("no such column", select(Table("parent", MetaData(), Column("x", Integer))))
attempt("syntax", text("selct 1"))
attempt("type", insert(parent).values(code=object))
attempt("missing parameter", text("select :x"))
attempt("long", insert(parent).values(code="c" * 400, n=1000))
attempt("long list", insert(parent), [{"code": f"k{i}", "n": i} for i in range(90, 110)])
attempt("in", select(parent).where(text("nope in (1)")).where(parent.c.id.in_(range(30))))
with engine.connect() as conn:
    print(conn.execute(select(parent)).all(), conn.execute(select(child)).all())
for url in ("nonsense", "sqlite:///no/such/folder/x.db", "foo://", "sqlite://user@host/x"):
    try:
        create_engine(url).connect()
    except Exception as e:
        print(url, "|", type(e).__name__, "|", str(e).splitlines()[0])
engine_hidden = create_engine("sqlite://", hide_parameters=True)
with engine_hidden.connect() as conn:
    try:
        conn.execute(text("select nothing, :secret"), {"secret": "s3cret"})
    except exc.OperationalError as e:
        print(e)
