"""How errors name the constructors of mapped classes: `__init__()` alone, as SQLAlchemy instruments them."""
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column


class DataBase(MappedAsDataclass, DeclarativeBase):
    pass


class Author(DataBase):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str]
    age: Mapped[int] = mapped_column(default=3, kw_only=True)


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)

    def __init__(self, label, *, width=1):
        self.label = label


class Mixin(MappedAsDataclass):
    note: Mapped[str]


def attempt(action, *args, **kwargs):
    try:
        print(repr(action(*args, **kwargs)))
    except TypeError as error:
        print(error)


attempt(Author)
attempt(Author, "a", 2, 3)
attempt(Author, "a", 2)
attempt(Author, name="x", zz=1)
attempt(Author, "x", name="y")
attempt(Author, "x", **{"age": 5})
attempt(Author, **{"name": "z"})
attempt(Book, 1)
attempt(Book, zz=1)
attempt(Shelf)
attempt(Shelf, 1, 2)
attempt(Shelf, label="a", zz=1)
attempt(Mixin)
print(Author.__init__.__qualname__, Shelf.__init__.__qualname__, Mixin.__init__.__qualname__)
