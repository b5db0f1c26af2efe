"""Parameters that share a name have the value of the last; a metadata class of a program's own; columns of derived classes through aliases."""
import datetime
import warnings

from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, column, create_engine, literal, select, table, union_all
from sqlalchemy.dialects import sqlite

engine = create_engine("sqlite://")
t = table("t", column("a", Integer), column("b", Integer))
print(select(t).where(t.c.a == bindparam("x", 1), t.c.b == bindparam("x", 2)).compile().params)
with engine.connect() as connection:
    for first, second in (1, 2), (3, 4):
        print(connection.execute(select(bindparam("x", first), bindparam("x", second))).all())
    print(connection.execute(select(bindparam("x", 3), bindparam("x", 4)), {"x": 9}).all())
    print(connection.execute(select(bindparam("x", 5, Integer), bindparam("x", "6", String))).all())
    print(connection.execute(select(literal(1).in_(bindparam("x", [1], expanding=True)), literal(1).in_(bindparam("x", [2], expanding=True)))).all())
    print(connection.execute(union_all(select(bindparam("x", 1)), select(bindparam("x", 2)))).all())
    print(connection.execute(select(bindparam("x", datetime.date(2020, 1, 1)), bindparam("x", datetime.date(2021, 1, 1)))).all())
    for pair in (bindparam("x"), bindparam("x", 5)), (bindparam("x", 5), bindparam("x")):
        try:
            print(connection.execute(select(*pair)).all())
        except Exception as error:
            print(type(error).__name__, error)


class Tagged(MetaData):
    def __init__(self, tag, **keywords):
        super().__init__(**keywords)
        self.tag = tag

    def names(self):
        return sorted(self.tables)


class Loud(Column):
    inherit_cache = True

    def shout(self):
        return self.name.upper()


tagged = Tagged("x", schema="s", naming_convention={"pk": "pk_%(table_name)s"}, info={"q": 1})
made = Table("made", tagged, Loud("id", Integer, primary_key=True), Column("n", Integer))
print(tagged.names(), tagged.tag, tagged.schema, tagged.info, made.primary_key.name, made.metadata is tagged, isinstance(tagged, MetaData))
print(made.alias().c.id.shout(), type(select(made).subquery().c.id).__name__, type(made.alias().c.n).__name__)
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    print(select(t.c.a).distinct(t.c.a).compile(dialect=sqlite.dialect()))
for warning in told:
    print(warning.category.__name__, warning.message)
