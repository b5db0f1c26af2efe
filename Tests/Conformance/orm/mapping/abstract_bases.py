"""__abstract__ classes between the base and the mapped classes."""
from sqlalchemy import inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Model(Base):
    __abstract__ = True
    id: Mapped[int] = mapped_column(primary_key=True)

    def __repr__(self):
        values = ", ".join(f"{c.key}={getattr(self, c.key)!r}" for c in inspect(self).mapper.column_attrs)
        return f"{type(self).__name__}({values})"

    @classmethod
    def find(cls, session, **criteria):
        return session.scalars(select(cls).filter_by(**criteria)).all()


class Dated(Model):
    __abstract__ = True
    year: Mapped[int] = mapped_column(default=2000)


class Book(Dated):
    __tablename__ = "book"
    title: Mapped[str]


class Shelf(Model):
    __tablename__ = "shelf"
    room: Mapped[str]


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Book(title="A"), Book(title="B", year=1999), Shelf(room="hall")])
    session.commit()
    print(Book.find(session, year=1999))
    print(Shelf.find(session))
print([mapper.class_.__name__ for mapper in sorted(Base.registry.mappers, key=lambda m: m.class_.__name__)])
print([column.key for column in Book.__table__.c])
refused(lambda: inspect(Dated))
refused(lambda: Dated())
refused(lambda: select(Model))
