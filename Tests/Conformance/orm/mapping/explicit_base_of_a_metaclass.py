"""An explicit declarative base, made of a registry and the metaclass, and what its mappers tell of themselves."""
from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import DeclarativeMeta, Session, registry, relationship, column_property, synonym
from sqlalchemy.orm.util import CascadeOptions

mapper_registry = registry()


class Base(metaclass=DeclarativeMeta):
    __abstract__ = True
    registry = mapper_registry
    metadata = mapper_registry.metadata
    __init__ = mapper_registry.constructor


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String(50), info={"label": "Name"})
    pen_name = synonym("name", doc="another name of the name", info={"kind": "synonym"})
    books = relationship("Book", back_populates="author", cascade="all, delete-orphan")


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    title = Column(String(50))
    author_id = Column(ForeignKey("author.id"))
    author = relationship("Author", back_populates="books", load_on_pending=True)


print(type(Base).__name__, type(Author).__name__, Author.__bases__ == (Base,))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Author(name="Ann", books=[Book(title="One"), Book(title="Two")]))
    session.commit()
    print([b.title for b in session.scalars(select(Author).where(Author.pen_name == "Ann")).one().books])

mapper = Author.__mapper__
print(mapper.always_refresh, mapper.allow_partial_pks, mapper.batch, mapper.confirm_deleted_rows)
print(sorted(mapper.class_manager), [p.key for p in mapper.iterate_properties])
books, author = Author.books.property, Book.author.property
print(author.strategy.use_get, books.strategy.use_get, author.load_on_pending, books.load_on_pending)
print(repr(books.cascade), books.cascade.delete_orphan, isinstance(books.cascade, frozenset), books.cascade == {"all"})
print(sorted(CascadeOptions("save-update, delete")), CascadeOptions(["merge"]), CascadeOptions(None))
books.cascade = "save-update, merge"
print(books.cascade, author.direction.name)
print(Author.name.info, Author.pen_name.info, Author.pen_name.original_property.info, Author.pen_name.__doc__)
print(Author.pen_name.property is Author.name.property, type(Author.pen_name.original_property).__name__)
print([(o.name, m.class_.__name__) for o, m, s, d in [(r[0], r[1], r[2], r[3]) for r in mapper.cascade_iterator("save-update", __import__("sqlalchemy").inspect(Author(name="Bob")))]])

for wrong in (lambda: CascadeOptions("sometimes"), lambda: relationship("Book", cascade_backrefs=True)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

try:
    class Nothing(metaclass=DeclarativeMeta):
        metadata = mapper_registry.metadata
except Exception as error:
    print(type(error).__name__, error)
