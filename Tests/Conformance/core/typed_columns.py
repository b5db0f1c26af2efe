"""Tables whose columns a class lists: TypedColumns and Named."""
from datetime import date
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Named, String, Table, TypedColumns, create_engine, event, insert, select
from sqlalchemy.schema import CreateTable


class with_id(TypedColumns):
    id: Named[int] = Column(primary_key=True)


class book_cols(with_id):
    title: Named[str]
    subtitle: Named[str | None]
    pages = Column(Integer, server_default="0")
    published: Named[date | None] = Column("published_on")
    shelf: Named[str] = Column(String(8), unique=True)


class loan_cols(with_id):
    book_id: Named[int] = Column(ForeignKey("book.id"))
    reader: Named[str | None] = Column(String(30), nullable=False)


metadata = MetaData()
book = Table("book", metadata, book_cols)
loan = Table("loan", metadata, loan_cols)
print(CreateTable(book))
print(CreateTable(loan))
print(book.c.keys(), [c.name for c in book.c], [c.nullable for c in book.c])
print(repr(book.c.published), repr(loan.c.book_id))
again = Table("book", MetaData(), book_cols, Column("extra", Integer))
print(again.c.keys(), again.c.id is book.c.id)

engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(insert(book), [{"title": "A", "shelf": "s1"}, {"title": "B", "shelf": "s2"}])
    connection.execute(insert(loan).values(book_id=2, reader="Ann"))
    print(connection.execute(select(book.c.title, loan.c.reader).join(loan)).all())
    print(connection.execute(select(book.c.pages, book.c.published)).all())

for make in (
    lambda: type("bad", (TypedColumns,), {"go": lambda self: 1}),
    lambda: book_cols(),
    lambda: Table("t", MetaData(), type("bad", (TypedColumns,), {"x": 5})),
    lambda: Table("t", MetaData(), type("bad", (TypedColumns,), {"x": Column()})),
    lambda: Table("t", MetaData(), type("bad", (TypedColumns,), {"__annotations__": {"x": Named[object]}})),
    lambda: Table("t", MetaData(), type("bad", (TypedColumns,), {"__annotations__": {"x": int}})),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, "|", error)
