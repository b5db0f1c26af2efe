# What column_property() takes besides columns: SELECTs, which become scalar subqueries with a warning, and literal values.
import warnings

from sqlalchemy import Column, Integer, String, exists, func, literal, select
from sqlalchemy.orm import DeclarativeBase, Session, column_property

from _statements import connected

warnings.simplefilter("always")


class Base(DeclarativeBase):
    pass


class Versioned:
    id = Column(Integer, primary_key=True)
    version = Column(Integer, primary_key=True, default=1)

    @classmethod
    def __declare_last__(cls):
        other = cls.__table__.alias()
        cls.is_current = column_property(select(func.max(other.c.version) == cls.version).where(other.c.id == cls.id))


class Document(Versioned, Base):
    __tablename__ = "document"
    text = Column(String)


class Reader(Base):
    __tablename__ = "reader"
    id = Column(Integer, primary_key=True)
    documents = column_property(select(func.count(Document.id)).where(Document.id == id))
    seven = column_property(7)
    nothing = column_property(None)
    reads = column_property(exists().where(Document.id == id))


with Session(connected(Base)) as session:
    session.add_all([Document(id=1, text="a"), Document(id=1, version=2, text="b"), Reader(id=1)])
    session.commit()
    for document in session.scalars(select(Document)):
        print(document.id, document.version, document.is_current, document.text)
    reader = session.scalars(select(Reader)).one()
    print(reader.documents, reader.seven, reader.nothing, reader.reads)


def refused(call):
    try:
        print("ok", call())
    except Exception as error:
        print(type(error).__name__, str(error)[:160])


# A mapped class, or an object of one, is no value.
for take in (column_property, func.max, literal, lambda value: Reader.id == value, lambda value: Reader.id.in_([value]), lambda value: select(Reader.id).where(value)):
    refused(lambda: take(Document))
refused(lambda: column_property(Document.__table__))
refused(lambda: column_property())
