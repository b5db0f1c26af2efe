"""from_dml_column(): values of an INSERT or UPDATE that follow those of other columns."""
from sqlalchemy import (Column, DateTime, Integer, MetaData, String, Table, cast, create_engine, exc, from_dml_column,
                        func, insert, select, update)

metadata = MetaData()
article = Table(
    "article", metadata, Column("id", Integer, primary_key=True), Column("title", String(80)), Column("slug", String(80)),
    Column("words", Integer, server_default="0"), Column("minutes", Integer), Column("stamp", String(20), default=func.lower("STAMP")),
    Column("note", String(60)))
engine = create_engine("sqlite://")
metadata.create_all(engine)

first = insert(article).values(title="Some News", slug=func.lower(from_dml_column(article.c.title)), words=400, minutes=from_dml_column(article.c.words) / 200)
print(first)
print(sorted(first.compile().params.items()))
print(first.compile(engine), first.compile(engine).positiontup)
noted = insert(article).values(title="Older", note=from_dml_column(article.c.stamp) + " of " + from_dml_column(article.c.title))
print(noted)
with engine.begin() as connection:
    connection.execute(first)
    connection.execute(noted)
    for row in connection.execute(select(article).order_by(article.c.id)):
        print(row)
    # An UPDATE knows what the row has where it gives nothing.
    change = update(article).where(article.c.id == 1).values(words=article.c.words * 2, minutes=from_dml_column(article.c.words) / 100, slug=func.replace(article.c.slug, " ", "-"), note=from_dml_column(article.c.title))
    print(change)
    connection.execute(change)
    print(connection.execute(select(article.c.words, article.c.minutes, article.c.slug).where(article.c.id == 1)).one())
for wrong in (insert(article).values(title=from_dml_column(article.c.slug)), select(from_dml_column(article.c.slug))):
    try:
        print(wrong.compile())
    except exc.CompileError as error:
        print(type(error).__name__, error)
