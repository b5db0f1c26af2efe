"""Expressions and statements made by calling their classes, and by classes derived from them."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, insert, literal, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import elements, functions, operators
from sqlalchemy.sql.dml import Delete, Insert, Update
from sqlalchemy.sql.expression import (BinaryExpression, BindParameter, BooleanClauseList, Case, Cast, Exists, Extract, Grouping, Join, Label, Null, Over,
                                       ScalarSelect, Select, TextClause, TypeCoerce, False_, True_)

metadata = MetaData()
users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String), Column("age", Integer))
posts = Table("posts", metadata, Column("id", Integer, primary_key=True), Column("user_id", Integer), Column("text", String))


def show(clause):
    print(type(clause).__name__.ljust(18), str(clause).replace("\n", " "))


show(Label("twice", users.c.age * 2))
show(Cast(users.c.age, String))
show(TypeCoerce(users.c.age, String))
show(Case((users.c.age > 30, "old"), else_="young"))
show(Extract("year", users.c.age))
show(Over(func.sum(users.c.age), partition_by=users.c.name))
show(BindParameter("limit", 5))
show(Grouping(users.c.age + 1))
show(BinaryExpression(users.c.age, literal(3), operators.gt))
show(BooleanClauseList.or_(users.c.age > 1, users.c.id < 3))
show(Exists(select(posts.c.id)))
show(ScalarSelect(select(posts.c.id)))
show(Join(users, posts, users.c.id == posts.c.user_id, isouter=True))
show(TextClause("SELECT 1"))
show(Select(users.c.name, users.c.age).where(users.c.age > 3))
show(Insert(users).values(name="ann"))
show(Update(users).where(users.c.id == 1).values(age=3))
show(Delete(users).where(users.c.id == 1))
print(Null() is elements.Null(), str(True_()), str(False_()), elements.conv("ix_a"))

print("-- functions")
show(functions.Function("substr", users.c.name, 1, 2))
show(functions.Function("now", packagenames=["tz"], type_=Integer))
print(isinstance(func.count(), functions.count), isinstance(func.lower("a"), functions.GenericFunction), issubclass(functions.max, functions.ReturnTypeFromArgs))
print(type(func.coalesce(1, 2)).__name__, type(func.lower("x")).__name__, functions.count)


class distinct_count(functions.count):
    inherit_cache = True


@compiles(distinct_count)
def write(element, compiler, **kw):
    return f"count(DISTINCT {compiler.process(element.clauses, **kw)})"


show(distinct_count(users.c.name))
print(repr(distinct_count(users.c.name).type))


@compiles(functions.concat, "sqlite")
def concatenated(element, compiler, **kw):
    return " || ".join(compiler.process(clause, **kw) for clause in element.clauses)


engine = create_engine("sqlite://")
print(func.concat(users.c.name, "!", "?").compile(engine), "/", func.concat(users.c.name, "!"))

print("-- derived classes")


class Upsert(Insert):
    inherit_cache = True

    def __init__(self, table, *, key):
        super().__init__(table)
        self.key = key


@compiles(Upsert)
def upsert(element, compiler, **kw):
    return compiler.visit_insert(element, **kw).replace("INSERT", "INSERT OR REPLACE", 1) + f" /* {element.key} */"


class Percent(elements.Label):
    inherit_cache = True

    def __init__(self, name, part, whole):
        self.whole = whole
        super().__init__(name, part * 100 / whole)


class Shout(Cast):
    inherit_cache = True


@compiles(Shout)
def shout(element, compiler, **kw):
    return f"UPPER({compiler.process(element.clause, **kw)})"


statement = Upsert(users, key="id").values(id=1, name="ann", age=30)
show(statement)
with engine.connect() as connection:
    metadata.create_all(connection)
    connection.execute(statement)
    connection.execute(Upsert(users, key="id").values(id=1, name="bob", age=60))
    connection.execute(insert(users), [{"name": "eve", "age": 20}])
    print(connection.execute(select(users.c.name, Percent("share", users.c.age, 80)).order_by(users.c.id)).all())
    print(connection.execute(Select(Shout(users.c.name, String), distinct_count(users.c.name)).group_by(users.c.name)).all())
share = Percent("share", users.c.age, 80)
print(type(share).__name__, share.name, share.whole, isinstance(share, elements.Label))

print("-- attributes of one's own")
noted = select(users.c.id)
noted.reason = "report"
print(noted.where(users.c.id > 1).limit(3).reason, insert(users).values(id=1).__dict__.get("reason"))
changed = insert(users)
changed.reason = "import"
print(changed.values(id=1).returning(users.c.id).reason)

print("-- of one database")
from sqlalchemy.dialects import sqlite


class Quiet(sqlite.Insert):
    inherit_cache = True

    def __init__(self, table):
        super().__init__(table)
        self.quiet = True


quiet = Quiet(users).values(id=1).on_conflict_do_nothing()
print(quiet.compile(engine), quiet.quiet, isinstance(quiet, Quiet))
