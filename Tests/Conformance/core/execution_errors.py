"""Errors of executing: classes, texts, what they carry."""
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, String, Table, bindparam, create_engine, event, exc, insert, select, text

metadata = MetaData()
parent = Table("parent", metadata, Column("id", Integer, primary_key=True), Column("name", String(5), nullable=False, unique=True), Column("n", Integer, CheckConstraint("n > 0")))
child = Table("child", metadata, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("parent.id"), nullable=False))
engine = create_engine("sqlite://")
event.listen(engine, "connect", lambda driver, record: driver.execute("pragma foreign_keys=on"))
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(insert(parent), {"id": 1, "name": "a", "n": 1})


def attempt(title, *arguments, on=engine):
    with on.connect() as connection:
        try:
            result = connection.execute(*arguments)
            print(title, "|", result.all() if result.returns_rows else result.rowcount)
        except Exception as error:
            print(title, "|", type(error).__name__, [base.__name__ for base in type(error).__mro__[1:5]])
            print("   ", str(error).replace("\n", "\n    "))
            if isinstance(error, exc.StatementError):
                print("   ", error.statement, error.params, type(error.orig).__name__, error.orig, error.code, error.ismulti if hasattr(error, "ismulti") else "")


attempt("unique", insert(parent), {"name": "a"})
attempt("primary key", insert(parent), {"id": 1, "name": "b"})
attempt("not null", insert(parent).values(name=None))
attempt("check", insert(parent).values(name="c", n=-1))
attempt("foreign key", insert(child).values(parent_id=9))
attempt("many", insert(parent), [{"name": "d"}, {"name": "a"}, {"name": "e"}])
attempt("syntax", text("selec 1"))
attempt("no table", text("select * from nothing"))
attempt("no column", select(text("zz")).select_from(parent))
attempt("no value", text("select :x"))
attempt("required", select(parent).where(parent.c.id == bindparam("wanted")))
attempt("wrong group", insert(parent).values(name=bindparam("label")), [{"label": "f"}, {"other": "g"}])
attempt("unknown column", insert(parent).values(zz=1))
attempt("unsupported", text("select :x"), {"x": object})
attempt("two statements", text("select 1; select 2"))
attempt("not a statement", "select 1")
attempt("a list", select(parent), [1, 2])
attempt("a string", select(parent), "x")
attempt("too big", select(bindparam("x")), {"x": 2**70})
attempt("hidden", insert(parent), {"name": "a"}, on=create_engine("sqlite://", hide_parameters=True))
hidden = create_engine("sqlite://", hide_parameters=True)
metadata.create_all(hidden)
attempt("hidden", insert(parent).values(name=None), on=hidden)
attempt("hidden many", insert(parent), [{"name": None}, {"name": "x"}], on=hidden)
attempt("long", text("select * from nothing where x in (%s)" % ", ".join(f":p{n}" for n in range(12))), {f"p{n}": "v" * (n * 40) for n in range(12)})
