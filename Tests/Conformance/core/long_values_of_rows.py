"""Rows with long values are shown without the middle of what is long; their mappings and tuples are whole."""
import datetime
from decimal import Decimal

from sqlalchemy import JSON, Column, Integer, LargeBinary, MetaData, String, Table, create_engine, insert, select

metadata = MetaData()
letter = Table(
    "letter",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body", String),
    Column("scan", LargeBinary),
    Column("words", JSON),
)
engine = create_engine("sqlite://")
metadata.create_all(engine)

with engine.begin() as connection:
    connection.execute(
        insert(letter),
        [
            {"id": 1, "body": "Dear all, " * 40, "scan": b"\x00\x01" * 100, "words": list(range(200))},
            {"id": 2, "body": "ü" * 298, "scan": b"", "words": None},
            {"id": 3, "body": "ü" * 299, "scan": b"x", "words": {"a": "b" * 301}},
        ],
    )
    for row in connection.execute(select(letter)):
        print(row)
    print(connection.execute(select(letter.c.body).where(letter.c.id == 1)).all())
    first = connection.execute(select(letter.c.id, letter.c.body)).first()
    print(f"{first}", "%s" % (first,))
    print(len(repr(tuple(first))), len(repr(first._mapping)), len(repr(first)))

    # The columns of mappings are those that are left.
    mappings = connection.execute(select(letter.c.id, letter.c.body, letter.c.scan)).mappings()
    print(mappings.columns(2, 0).first())
    mappings = connection.execute(select(letter.c.id, letter.c.words).where(letter.c.id == 2)).mappings()
    narrowed = mappings.columns("words")
    try:
        narrowed.columns(1)
    except IndexError as error:
        print("IndexError:", error)
    print(connection.execute(select(letter.c.id, letter.c.words).where(letter.c.id == 2)).mappings().columns(1).columns(0).all())
