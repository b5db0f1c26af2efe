# Generic classes that are mapped, with their parameters: as entities, and what documentation declared attributes have.
from typing import Generic, Optional, TypeVar

from sqlalchemy import Column, String, create_engine, insert, inspect, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, column_property, declared_attr, mapped_column

T = TypeVar("T")


class Base(DeclarativeBase):
    pass


class Named:
    @declared_attr
    def label(cls):
        """What people call it."""
        return Column(String(50))

    @declared_attr
    def note(cls):
        """More about it."""
        return column_property(Column(String(50)))


class Setting(Named, Base, Generic[T]):
    __tablename__ = "setting"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[Optional[str]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Setting[int](value="a"))
    session.commit()
    print(select(Setting[int]))
    print(select(aliased(Setting[str])))
    print(update(Setting[int]).values(value="b"))
    print(insert(Setting[int]))
    print(session.scalars(select(Setting[int])).one().value, session.query(Setting[str]).count())
    print(session.get(Setting[int], 1).value, inspect(Setting[int]) is inspect(Setting))
print(Setting.label.__doc__, "/", Setting.note.__doc__, "/", Setting.__table__.c.label.doc)
