"""Functions of the program's own without a handler for a dialect, and errors that are told at once."""
from sqlalchemy import *
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement
from sqlalchemy.types import TupleType, adapt_type, to_instance


def attempt(do):
    try:
        print(do())
    except Exception as error:
        print(type(error).__name__, str(error).split("object at")[0], str(error).split(">")[-1][:90])


class utcnow(FunctionElement):
    type = DateTime()
    inherit_cache = True


@compiles(utcnow, "postgresql")
def for_postgresql(element, compiler, **kw):
    return "TIMEZONE('utc', CURRENT_TIMESTAMP)"


class plain(FunctionElement):
    name = "plain"
    inherit_cache = True


class shown(FunctionElement):
    name = "shown"
    inherit_cache = True


@compiles(shown)
def show(element, compiler, **kw):
    return compiler.visit_function(element)


attempt(lambda: select(utcnow()).compile(dialect=postgresql.dialect()))
attempt(lambda: str(select(utcnow())))
attempt(lambda: str(select(plain(1))))
attempt(lambda: select(shown(column("x"), 5)))
metadata = MetaData(naming_convention={"fk": "fk_%(nowhere)s"})
attempt(lambda: Table("a", metadata, Column("id", ForeignKey("b.id"))))
cousin = Table("c", MetaData(), Column("id", Integer, ForeignKey("d.id"))).to_metadata(MetaData(), schema="other")
attempt(lambda: list(cousin.c.id.foreign_keys)[0].column)
print(repr(TupleType(Integer, String)), repr(to_instance(Integer)), repr(to_instance(None)), repr(to_instance(String(3))), repr(adapt_type(String(3), {String: VARCHAR})))

attempt(lambda: inspect(create_engine("sqlite://")).get_sequence_names())
