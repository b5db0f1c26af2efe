# Two mapped classes of one name: a warning where they are of one module, and names in strings that no longer say which is meant.
import warnings

from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column, relationship

warnings.simplefilter("always")


class Base(DeclarativeBase):
    pass


kept = []


def told(what):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            kept.append(what())
        except Exception as error:
            print(type(error).__name__, error)
    print(what.__name__, [f"{warning.category.__name__}: {warning.message}" for warning in caught])


def mapped(name, table, **more):
    return type(name, (Base,), {"__tablename__": table, "id": Column(Integer, primary_key=True), **more})


@told
def once():
    return mapped("City", "cities")


@told
def once_more():
    return mapped("City", "towns")


@told
def elsewhere():
    return mapped("River", "rivers", __module__="water"), mapped("River", "streams", __module__="land")


@told
def once_more_there():
    return mapped("River", "brooks", __module__="water")


@told
def abstract():
    class Place(Base):
        __abstract__ = True

    class Place(Base):
        __tablename__ = "places"
        id: Mapped[int] = mapped_column(primary_key=True)

    return Place


@told
def imperative():
    class Lake:
        pass

    Base.registry.map_imperatively(Lake, Table("lakes", Base.metadata, Column("id", Integer, primary_key=True)))
    return Lake, mapped("Lake", "ponds")


@told
def meant_by_name():
    class Bridge(Base):
        __tablename__ = "bridges"
        id: Mapped[int] = mapped_column(primary_key=True)
        city_id: Mapped[int] = mapped_column(ForeignKey("cities.id"))
        city = relationship("City")

    configure_mappers()


@told
def refused():
    warnings.simplefilter("error")
    mapped("City", "villages")


@told
def disposed():
    Base.registry.dispose()
    return mapped("City", "hamlets")
