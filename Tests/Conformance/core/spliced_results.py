"""Rows of two results side by side and one after the other; names that rows have twice."""
from sqlalchemy import *

engine = create_engine("sqlite://")
metadata = MetaData()
users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String, key="title"), Column("made", Date, server_default="2020-01-02"))
notes = Table("notes", metadata, Column("id", Integer, primary_key=True), Column("title", String), Column("user_id", Integer))
metadata.create_all(engine)


def attempt(do):
    try:
        print(do())
    except Exception as error:
        print(type(error).__name__, str(error)[:150])


with engine.begin() as connection:
    first = connection.execute(users.insert().returning(users.c.title, users.c.id, users.c.made, sort_by_parameter_order=True), [{"title": "ann"}, {"title": "bob"}])
    second = connection.execute(notes.insert().returning(notes.c.id, notes.c.title, sort_by_parameter_order=True), [{"title": "x", "user_id": 1}, {"title": "y", "user_id": 2}])
    both = first.splice_horizontally(second)
    print(both.keys())
    rows = both.all()
    print(rows, rows[0]._mapping[users.c.title], rows[0]._mapping[notes.c.title])
    attempt(lambda: rows[0].made)
    one = connection.execute(select(users.c.id, users.c.title))
    two = connection.execute(select(notes.c.id, notes.c.title))
    print(one.splice_vertically(two).all())
    row = connection.execute(select(users, notes).join_from(users, notes, users.c.id == notes.c.user_id).set_label_style(LABEL_STYLE_NONE)).first()
    attempt(lambda: row.id)
    attempt(lambda: row.title)
    attempt(lambda: row.user_id)
    attempt(lambda: row._mapping[notes.c.title])
    one = connection.execute(select(users.c.id).order_by(users.c.id))
    two = connection.execute(select(notes.c.id).order_by(notes.c.id))
    merged = one.merge(two)
    print(merged.fetchone(), one.closed, two.closed)
    merged.close()
    print(one.closed, two.closed, merged.closed)
