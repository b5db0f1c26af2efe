"""SyntaxExtension: clauses of a program's own at the places that statements have for them."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, func, select, union
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ClauseElement, SyntaxExtension, column, table, visitors

t = table("t", column("a"), column("b"))


class Qualify(SyntaxExtension, ClauseElement):
    _traverse_internals = [("predicate", visitors.InternalTraversal.dp_clauseelement)]

    def __init__(self, predicate):
        self.predicate = predicate

    def apply_to_select(self, select_stmt):
        select_stmt.apply_syntax_extension_point(self.append_replacing_same_type, "post_criteria")


@compiles(Qualify)
def write_qualify(element, compiler, **kw):
    return "QUALIFY " + compiler.process(element.predicate, **kw)


class Note(SyntaxExtension, ClauseElement):
    inherit_cache = True

    def __init__(self, text):
        self.text = text

    def apply_to_select(self, statement):
        statement.apply_syntax_extension_point(lambda existing: [*existing, self], "post_body")

    def apply_to_insert(self, statement):
        statement.apply_syntax_extension_point(lambda existing: [*existing, self], "post_values")

    def apply_to_update(self, statement):
        statement.apply_syntax_extension_point(lambda existing: [*existing, self], "post_criteria")

    apply_to_delete = apply_to_update


@compiles(Note)
def write_note(element, compiler, **kw):
    return f"/* {element.text} */"


@compiles(Note, "postgresql")
def write_note_of_postgresql(element, compiler, **kw):
    return f"-- {element.text}"


ranked = select(t.c.a, func.row_number().over(order_by=t.c.b).label("rank")).ext(Qualify(column("rank") == 1))
print(ranked)
print(ranked.compile().params)
print(ranked.where(t.c.a > 5))
print(ranked.ext(Qualify(column("rank") == 2)).compile().params)
print(ranked.subquery().select())
print(union(ranked, ranked))
print(select(t.c.a).where(t.c.a.in_(ranked.with_only_columns(t.c.a))))
for attempt in (
    lambda: select(t).ext(5),
    lambda: t.insert().ext(Qualify(column("x"))),
    lambda: t.update().ext(Qualify(column("x"))),
    lambda: t.delete().ext(Qualify(column("x"))),
    lambda: select(t).apply_syntax_extension_point(lambda existing: [], "post_criteria"),
    lambda: t.insert().apply_syntax_extension_point(lambda existing: existing, "post_body"),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)

metadata = MetaData()
users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String))
engine = create_engine("sqlite://")
metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, executemany):
    print(repr(statement), parameters)


with engine.begin() as conn:
    conn.execute(users.insert().ext(Note("several")), [{"name": "a"}, {"name": "b"}])
    print(conn.execute(users.insert().values(name="z").ext(Note("one")).returning(users.c.id)).all())
    conn.execute(users.update().where(users.c.id == 1).values(name="q").ext(Note("first")).ext(Note("second")))
    conn.execute(users.delete().where(users.c.id == 2).ext(Note("gone")))
    print(conn.execute(select(users).order_by(users.c.id).limit(2).ext(Note("read"))).all())
print(select(users).ext(Note("x")).compile(dialect=postgresql.dialect()))
print(select(users).distinct().prefix_with("PRE").ext(Note("x")).with_for_update())
