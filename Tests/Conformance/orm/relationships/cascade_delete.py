"""delete cascades: with, without, to many levels, and through many-to-one."""
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Country(Base):
    __tablename__ = "country"
    id: Mapped[int] = mapped_column(primary_key=True)
    cities: Mapped[list["City"]] = relationship(back_populates="country", cascade="all, delete")


class City(Base):
    __tablename__ = "city"
    id: Mapped[int] = mapped_column(primary_key=True)
    country_id: Mapped[int | None] = mapped_column(ForeignKey("country.id"))
    country: Mapped[Country] = relationship(back_populates="cities")
    streets: Mapped[list["Street"]] = relationship(cascade="all, delete")
    visitors: Mapped[list["Visitor"]] = relationship()
    mayor_id: Mapped[int | None] = mapped_column(ForeignKey("mayor.id"))
    mayor: Mapped["Mayor"] = relationship(cascade="all, delete")


class Street(Base):
    __tablename__ = "street"
    id: Mapped[int] = mapped_column(primary_key=True)
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"))


class Visitor(Base):
    __tablename__ = "visitor"
    id: Mapped[int] = mapped_column(primary_key=True)
    city_id: Mapped[int | None] = mapped_column(ForeignKey("city.id"))


class Mayor(Base):
    __tablename__ = "mayor"
    id: Mapped[int] = mapped_column(primary_key=True)


engine = connected(Base)
with Session(engine) as session:
    session.add(Country(cities=[City(streets=[Street(), Street()], visitors=[Visitor()], mayor=Mayor()), City(streets=[Street()])]))
    session.commit()
    city = session.get(City, 2)
    session.delete(city)
    print(len(session.deleted))
    session.commit()
    country = session.get(Country, 1)
    session.delete(country)
    print(len(session.deleted))
    session.flush()
    print(sorted(type(thing).__name__ for thing in session.deleted))
    session.commit()
    print([session.scalar(select(func.count()).select_from(cls)) for cls in (Country, City, Street, Visitor, Mayor)])
    pending = City(streets=[Street()])
    session.add(pending)
    refused(lambda: session.delete(pending))
