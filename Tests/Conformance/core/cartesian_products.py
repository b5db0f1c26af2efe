import warnings

from sqlalchemy import (Column, ForeignKey, Integer, MetaData, String, Table, create_engine, delete, exists, func, select, text, true, update)

metadata = MetaData()
users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String))
posts = Table("posts", metadata, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("users.id")), Column("title", String))
tags = Table("tags", metadata, Column("id", Integer, primary_key=True), Column("post_id", ForeignKey("posts.id")), Column("word", String))

engine = create_engine("sqlite://")
metadata.create_all(engine)


def executed(label, statement, engine=engine):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with engine.begin() as connection:
            connection.execute(statement)
    messages = []
    for warning in caught:
        # which element is named the start is not decided
        message = str(warning.message)
        names = sorted(message.split('"')[1::2])
        messages.append((warning.category.__name__, message.split(" FROM ")[0], names))
    print(label, messages)


executed("two tables", select(users.c.id, posts.c.id))
executed("an equality", select(users.c.id, posts.c.id).where(users.c.id == posts.c.user_id))
executed("an inequality", select(users.c.id, posts.c.id).where(users.c.id < posts.c.user_id))
executed("a literal does not join", select(users.c.id, posts.c.id).where(users.c.id == 5))
executed("within OR", select(users.c.id, posts.c.id).where((users.c.id == posts.c.user_id) | (users.c.name == "x")))
executed("a join", select(users.c.id).join(posts))
executed("a join on true", select(users.c.id).join(posts, true()))
executed("a join and a joined table", select(users.c.id, tags.c.id).select_from(users.join(posts)).where(tags.c.post_id == posts.c.id))
executed("an alias", select(users.c.id, users.alias("u").c.id))
executed("a subquery", select(users.c.id, select(posts.c.user_id).subquery("recent").c.user_id))
executed("a joined subquery", (lambda recent: select(users.c.id, recent.c.user_id).where(recent.c.user_id == users.c.id))(select(posts.c.user_id).subquery("recent")))
executed("a CTE", select(users.c.id, select(posts.c.user_id).cte("recent").c.user_id))
executed("a subquery of two", select(select(users.c.id, posts.c.title).subquery("people").c.id))
executed("EXISTS is correlated", select(users.c.id).where(exists().where(posts.c.user_id == users.c.id)))
executed("EXISTS joins nothing", select(users.c.id, tags.c.id).where(exists().where(posts.c.user_id == users.c.id)))
executed("a function of both", select(users.c.id, posts.c.id).where(func.coalesce(users.c.id, posts.c.id) == 5))
executed("a function against a column", select(users.c.id, posts.c.id).where(func.lower(users.c.name) == posts.c.title))
executed("an operation", select(users.c.id, posts.c.id).where(users.c.id + posts.c.id == 5))
executed("LIKE", select(users.c.id, posts.c.id).where(users.c.name.like(posts.c.title)))
executed("IN", select(users.c.id, posts.c.id).where(users.c.id.in_([1, 2])))
executed("UPDATE FROM", update(users).values(name="x").where(posts.c.title == "y"))
executed("UPDATE FROM, joined", update(users).values(name="x").where(posts.c.user_id == users.c.id))
executed("text in FROM", select(users.c.id).select_from(text("posts")))
executed("compiled before", select(users.c.id, posts.c.id))

quiet = create_engine("sqlite://", enable_from_linting=False)
metadata.create_all(quiet)
executed("an engine that does not look", select(users.c.id, posts.c.id), quiet)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        with engine.connect() as connection:
            connection.execute(select(users.c.name, posts.c.title))
    except Warning as warning:
        print(type(warning).__name__)
    print(str(select(users.c.id, posts.c.id)))
