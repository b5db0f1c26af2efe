"""The CREATE TABLE of models: options of columns, constraints, indexes, comments, names."""
from sqlalchemy import CheckConstraint, Computed, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, Numeric, String, Text, UniqueConstraint, func, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import CreateIndex, CreateTable


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention={
        "ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s",
    })


class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(50), unique=True, index=True)
    born: Mapped[int] = mapped_column(CheckConstraint("born > 1000", name="born"), server_default=text("1900"))
    note: Mapped[str | None] = mapped_column(Text, comment="free text")


class Book(Base):
    __tablename__ = "book"
    isbn: Mapped[str] = mapped_column(String(13), primary_key=True)
    edition: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id", ondelete="CASCADE", onupdate="CASCADE"), index=True)
    title: Mapped[str] = mapped_column("book_title", String(100))
    price: Mapped[float] = mapped_column(Numeric(8, 2), default=0)
    gross: Mapped[float] = mapped_column(Numeric(8, 2), Computed("price * 1.2"))
    made: Mapped[str] = mapped_column(server_default=func.current_timestamp())
    __table_args__ = (UniqueConstraint("author_id", "book_title"), CheckConstraint("price >= 0", name="price"), Index("ix_title_lower", func.lower("book_title")), {"sqlite_autoincrement": False})


class Review(Base):
    __tablename__ = "review"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    isbn: Mapped[str]
    edition: Mapped[int]
    stars: Mapped[int] = mapped_column(nullable=True)
    __table_args__ = (ForeignKeyConstraint(["isbn", "edition"], ["book.isbn", "book.edition"]), {"sqlite_autoincrement": True})


for table in Base.metadata.sorted_tables:
    print(CreateTable(table))
    for index in sorted(table.indexes, key=lambda index: index.name):
        print(CreateIndex(index))
print([table.name for table in Base.metadata.sorted_tables], sorted(Base.metadata.tables))
print([(c.name, c.key, c.nullable, c.primary_key, c.unique, c.index) for c in Book.__table__.columns])
