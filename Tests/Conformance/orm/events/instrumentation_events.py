# Events of classes that become mapped and of their attributes: a log of changes for every model of a base.
from sqlalchemy import Column, ForeignKey, Integer, String, event
from sqlalchemy.orm import clear_mappers, configure_mappers, declarative_base, relationship, synonym


class Logged:
    def note(self, verb, key, value, old=None):
        print(f"{verb} {type(self).__name__}.{key}: {value!r} (was {old!r})")


Base = declarative_base(cls=Logged)


@event.listens_for(Base, "attribute_instrument")
def watch(cls, key, attribute):
    print("attribute", cls.__name__, key, attribute)
    event.listen(attribute, "append", lambda target, value, initiator: target.note("append", key, value))
    event.listen(attribute, "remove", lambda target, value, initiator: target.note("remove", key, value))
    event.listen(attribute, "set", lambda target, value, old, initiator: target.note("set", key, value, old))


@event.listens_for(Base, "class_instrument")
def mapped(cls):
    print("class", cls.__name__)


@event.listens_for(Base, "class_uninstrument")
def unmapped(cls):
    print("no class any more:", cls.__name__)


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String)

    def __repr__(self):
        return "<author>"


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    heading = synonym("title")
    author_id = Column(ForeignKey("author.id"))
    author = relationship(Author, backref="books")

    def __repr__(self):
        return "<book>"


class Atlas(Book):
    maps = Column(Integer)


print("-- configure")
configure_mappers()
print("-- use")
book = Book(title="Emma", author=Author(name="Jane"))
book.heading = "Emma, a novel"
book.author.books.remove(book)
Atlas(maps=3, author=Author())
print("-- no listener any more")
print(event.contains(Base, "attribute_instrument", watch))
event.remove(Base, "attribute_instrument", watch)
print(event.contains(Base, "attribute_instrument", watch))


class Shelf(Base):
    __tablename__ = "shelf"
    id = Column(Integer, primary_key=True)


configure_mappers()
Shelf(id=1)
clear_mappers()
