"""Errors of SQLite as SQLAlchemy wraps them: class, message, statement, parameters, code and link."""
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Numeric, String, Table, create_engine, event, insert, select, text, update
from sqlalchemy import exc

engine = create_engine("sqlite://")
event.listen(engine, "connect", lambda dbapi, record: dbapi.execute("pragma foreign_keys=on"))
metadata = MetaData()
owner = Table("owner", metadata, Column("id", Integer, primary_key=True), Column("name", String(8), nullable=False, unique=True), Column("age", Integer, CheckConstraint("age >= 0", name="age_ok")))
pet = Table("pet", metadata, Column("id", Integer, primary_key=True), Column("owner_id", ForeignKey("owner.id"), nullable=False), Column("weight", Numeric(4, 1)))
metadata.create_all(engine)


def attempt(label, function):
    try:
        print(label, "->", function())
    except exc.DBAPIError as error:
        print(label, "->", type(error).__name__, type(error).__mro__[1].__name__, "|", error)
        print("   ", repr(error.orig), type(error.orig).__module__, error.statement, error.params, error.code)
    except exc.SQLAlchemyError as error:
        print(label, "->", type(error).__name__, type(error).__mro__[1].__name__, "|", error, "|", getattr(error, "code", None))


with engine.connect() as connection:
    run = connection.execute
    run(insert(owner), [{"id": 1, "name": "Ann", "age": 30}, {"id": 2, "name": "Bob", "age": 31}])
    run(insert(pet), {"owner_id": 1, "weight": 3})
    attempt("unique", lambda: run(insert(owner), {"name": "Ann"}))
    attempt("primary key", lambda: run(insert(owner), {"id": 1, "name": "Cy"}))
    attempt("not null", lambda: run(insert(owner), {"age": 5}))
    attempt("not null given", lambda: run(insert(owner), {"name": None}))
    attempt("check", lambda: run(insert(owner), {"name": "Di", "age": -1}))
    attempt("foreign key", lambda: run(insert(pet), {"owner_id": 77}))
    attempt("delete parent", lambda: run(owner.delete().where(owner.c.id == 1)))
    attempt("update unique", lambda: run(update(owner).values(name="Ann")))
    attempt("many", lambda: run(insert(owner), [{"name": f"n{n}"} for n in range(12)] + [{"name": "Ann"}]))
    attempt("long value", lambda: run(insert(owner), {"name": "Ann", "age": "x" * 500}))
    attempt("no table", lambda: run(text("select * from cats")))
    attempt("no column", lambda: run(select(text("fur")).select_from(pet)))
    attempt("no function", lambda: run(text("select nofunction(1)")))
    attempt("syntax", lambda: run(text("select from where")))
    attempt("incomplete", lambda: run(text("select (")))
    attempt("two", lambda: run(text("select 1; select 2")))
    attempt("wrong arguments", lambda: run(text("select abs(1, 2)")))
    attempt("table exists", lambda: owner.create(connection))
    attempt("drop missing", lambda: Table("gone", MetaData(), Column("a", Integer)).drop(connection))
    attempt("ambiguous", lambda: run(text("select id from owner, pet")))
    attempt("overflow", lambda: run(insert(owner), {"id": 2 ** 70, "name": "big"}))
    attempt("unsupported", lambda: run(insert(owner), {"name": ["x"]}))
    attempt("object", lambda: run(insert(owner), {"name": object}))
    attempt("datatype", lambda: run(insert(owner), {"id": "seven", "name": "x"}))
    attempt("misuse of aggregate", lambda: run(text("select 1 where count(*) > 1")))
    attempt("read", lambda: run(text("pragma nothing")).all())

print(str(exc.SQLAlchemyError("plain")), repr(exc.InvalidRequestError("request")), exc.ArgumentError("a", code="abcd"))
error = exc.StatementError("message", "select 1", {"a": 1}, ValueError("cause"))
print(error, error.args, error.statement, error.params, error.orig)
error.add_detail("first detail")
error.add_detail("second detail")
print(error, error.detail)
print(exc.NoSuchTableError("t"), exc.NoReferencedTableError("message", "tname").table_name, exc.NoReferencedColumnError("message", "tname", "cname").column_name)
print(exc.CompileError("compile"), exc.UnsupportedCompilationError.__mro__[1].__name__, exc.CircularDependencyError("cycle", {1}, {(1, 1)}))
