# How names are quoted is the affair of a dialect's preparer, which a program may write.
from sqlalchemy import Column, Integer, MetaData, Sequence, Table, UniqueConstraint, Index, column, create_engine, insert, select, table
from sqlalchemy.dialects import mysql, sqlite
from sqlalchemy.engine import default
from sqlalchemy.schema import CreateTable
from sqlalchemy.sql import compiler

people = Table("People", MetaData(), Column("Id", Integer, primary_key=True), Column("user", Integer), Column("_note", Integer), schema="app")


class Brackets(compiler.IdentifierPreparer):
    def __init__(self, dialect, **kw):
        super().__init__(dialect, initial_quote="[", final_quote="]", escape_quote="]", **kw)


class Everything(compiler.IdentifierPreparer):
    def _requires_quotes(self, value):
        return True

    def format_table(self, table, use_schema=True, name=None):
        return "db." + super().format_table(table, False, name)


class Words(compiler.IdentifierPreparer):
    reserved_words = {"note"}
    illegal_initial_characters = {"_"}

    def quote_identifier(self, value):
        return "<" + value + ">"


for preparer in (Brackets, Everything, Words):
    class Dialect(default.DefaultDialect):
        name = "mine"

    Dialect.preparer = preparer
    dialect = Dialect()
    print(preparer.__name__, type(dialect.identifier_preparer).__name__, dialect.preparer is preparer)
    print(select(people).where(people.c.user == 1).compile(dialect=dialect))
    print(insert(people).compile(dialect=dialect))
    print(CreateTable(people).compile(dialect=dialect))

own = Brackets(default.DefaultDialect())
print(own.quote("A b"), own.quote("plain"), own.quote_identifier("x]y"), own.unformat_identifiers("[a].[b]]c].d"))
preparer = sqlite.dialect().identifier_preparer
print(type(preparer).__name__, type(mysql.dialect().identifier_preparer).__name__, mysql.dialect().identifier_preparer.initial_quote)
print(preparer.format_table(people), preparer.format_table(people, use_schema=False), preparer.format_column(people.c.Id, use_table=True), preparer.format_sequence(Sequence("Q", schema="s")))
print(preparer.format_index(Index("Ix", column("x"))), preparer.format_constraint(UniqueConstraint(name="uq")), preparer.format_label(column("x").label("Y z")))
engine = create_engine("sqlite://")
engine.dialect.identifier_preparer.initial_quote = engine.dialect.identifier_preparer.final_quote = "`"
print(select(table("My", column("select"))).compile(engine))


class Failing(compiler.IdentifierPreparer):
    def quote(self, ident):
        if ident == "user":
            raise ValueError("no user")
        return super().quote(ident)


Dialect.preparer = Failing
try:
    print(select(people.c.user).compile(dialect=Dialect()))
except ValueError as error:
    print("ValueError", error)
print(select(people.c.Id).compile(dialect=Dialect()))
