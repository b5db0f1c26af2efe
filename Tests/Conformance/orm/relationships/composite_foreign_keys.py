"""Relationships over two columns, overlapping foreign keys, and foreign_keys= to choose."""
from sqlalchemy import ForeignKey, ForeignKeyConstraint, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, configure_mappers, mapped_column, relationship, selectinload

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    bill_id: Mapped[int] = mapped_column(ForeignKey("address.id"))
    ship_id: Mapped[int | None] = mapped_column(ForeignKey("address.id"))
    bill: Mapped["Address"] = relationship(foreign_keys=[bill_id])
    ship: Mapped["Address"] = relationship(foreign_keys="Customer.ship_id")


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str]
    billed: Mapped[list[Customer]] = relationship(foreign_keys=Customer.bill_id, back_populates="bill", overlaps="bill")


class Map(Base):
    __tablename__ = "map"
    x: Mapped[int] = mapped_column(primary_key=True)
    y: Mapped[int] = mapped_column(primary_key=True)
    pins: Mapped[list["Pin"]] = relationship(back_populates="place", order_by="Pin.id")


class Pin(Base):
    __tablename__ = "pin"
    id: Mapped[int] = mapped_column(primary_key=True)
    px: Mapped[int | None]
    py: Mapped[int | None]
    place: Mapped[Map | None] = relationship(back_populates="pins")
    __table_args__ = (ForeignKeyConstraint(["px", "py"], ["map.x", "map.y"]),)


engine = connected(Base)
with Session(engine) as session:
    rome, oslo = Address(city="Rome"), Address(city="Oslo")
    session.add_all([Customer(bill=rome, ship=oslo), Customer(bill=rome)])
    session.add(Map(x=1, y=2, pins=[Pin(), Pin()]))
    session.commit()
    print([(c.bill.city, c.ship and c.ship.city) for c in session.scalars(select(Customer).order_by(Customer.id))])
    place = session.get(Map, (1, 2))
    print([pin.id for pin in place.pins], place.pins[0].px)
    place.pins.pop(0)
    session.commit()
    print(session.execute(select(Pin.id, Pin.px, Pin.py).order_by(Pin.id)).all())
    print(session.scalars(select(Pin.id).where(Pin.place == place)).all(), session.scalars(select(Map.x).where(Map.pins.any(Pin.id == 2))).all())
    print(session.scalars(select(Pin.id).where(Pin.place == None)).all(), session.scalars(select(Pin.id).where(Pin.place != place)).all())
    session.expunge_all()
    print([len(m.pins) for m in session.scalars(select(Map).options(selectinload(Map.pins)))])


class Unclear(Base):
    __tablename__ = "unclear"
    id: Mapped[int] = mapped_column(primary_key=True)
    one: Mapped[int] = mapped_column(ForeignKey("address.id"))
    two: Mapped[int] = mapped_column(ForeignKey("address.id"))
    address: Mapped[Address] = relationship()


refused(configure_mappers)
