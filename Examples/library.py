# Books, members and loans of a small library, with SQLAlchemy Core.
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, delete, func, insert, select, update

metadata = MetaData()
members = Table("members", metadata, Column("id", Integer, primary_key=True), Column("name", String(40), nullable=False))
books = Table("books", metadata, Column("id", Integer, primary_key=True), Column("title", String(80), nullable=False), Column("copies", Integer, default=1))
loans = Table(
    "loans", metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("book_id", ForeignKey("books.id"), nullable=False),
    Column("days", Integer, nullable=False),
)

engine = create_engine("sqlite://")
metadata.create_all(engine)

with engine.begin() as connection:
    connection.execute(insert(members), [{"name": "Ada"}, {"name": "Bela"}, {"name": "Carl"}])
    connection.execute(insert(books), [{"title": "Emma", "copies": 2}, {"title": "Ulysses", "copies": 1}])
    connection.execute(insert(loans), [{"member_id": 1, "book_id": 1, "days": 3}, {"member_id": 2, "book_id": 1, "days": 31}, {"member_id": 2, "book_id": 2, "days": 40}])

with engine.connect() as connection:
    overdue = (
        select(members.c.name, books.c.title, loans.c.days)
        .join(loans, loans.c.member_id == members.c.id)
        .join(books, books.c.id == loans.c.book_id)
        .where(loans.c.days > 28)
        .order_by(loans.c.days.desc())
    )
    print(overdue)
    for row in connection.execute(overdue):
        print(f"{row.name} has had {row.title!r} for {row.days} days")

    per_member = select(members.c.name, func.count(loans.c.id).label("loans")).outerjoin(loans).group_by(members.c.name).order_by(members.c.name)
    print(dict(connection.execute(per_member).all()))

    returned = connection.execute(delete(loans).where(loans.c.days > 28))
    connection.execute(update(books).where(books.c.title == "Emma").values(copies=books.c.copies + 1))
    print(returned.rowcount, "books came back;", connection.scalar(select(books.c.copies).where(books.c.id == 1)), "copies of Emma")
    connection.commit()
