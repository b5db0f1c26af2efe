# Parameters beside a collation have it in the cast of PostgreSQL's driver; tables are looked for where schema_translate_map says.
from sqlalchemy import Column, Integer, MetaData, String, Table, collate, create_engine, event, exc, insert, literal, select, text, true
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import CITEXT
from sqlalchemy.pool import QueuePool

word = Table("word", MetaData(), Column("s", String), Column("i", CITEXT), Column("n", Integer))
dialect = postgresql.dialect()
for clause in (word.c.s.collate("C") == "q", collate(word.c.s, "de_DE").like("a%"), word.c.i == "x", literal("x", String(collation="fr")), word.c.s + "z"):
    print(clause.compile(dialect=dialect))
print(word.named_with_column, word.alias().named_with_column, word.join(word.alias("w"), true()).named_with_column)

metadata = MetaData()
note = Table("note", metadata, Column("id", Integer, primary_key=True), Column("body", String), schema="archive")
engine = create_engine("sqlite://")


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


with engine.begin() as connection:
    translated = connection.execution_options(schema_translate_map={"archive": None})
    metadata.create_all(translated)
    translated.execute(insert(note).values(body="hello"))
    print(translated.execute(select(note)).all())
    metadata.create_all(translated)

busy = create_engine("sqlite://", poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=0.05)
with busy.connect():
    try:
        busy.connect()
    except exc.TimeoutError as error:
        print(error.code, error)
