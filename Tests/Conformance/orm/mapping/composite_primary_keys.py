"""Composite and natural primary keys: get, identity, changes."""
from sqlalchemy import ForeignKeyConstraint, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Seat(Base):
    __tablename__ = "seat"
    row: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    guest: Mapped[str | None]
    tickets: Mapped[list["Ticket"]] = relationship(back_populates="seat", passive_updates=False)

    def __repr__(self):
        return f"{self.row}{self.number}"


class Ticket(Base):
    __tablename__ = "ticket"
    code: Mapped[str] = mapped_column(primary_key=True)
    seat_row: Mapped[str]
    seat_number: Mapped[int]
    seat: Mapped[Seat] = relationship(back_populates="tickets")
    __table_args__ = (ForeignKeyConstraint(["seat_row", "seat_number"], ["seat.row", "seat.number"]),)


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Seat(row="A", number=n) for n in (2, 1)] + [Ticket(code="t1", seat=Seat(row="B", number=7, guest="Ann"))])
    session.commit()
    print(session.get(Seat, ("A", 1)), session.get(Seat, {"row": "B", "number": 7}), session.get(Seat, ("C", 1)))
    refused(lambda: session.get(Seat, "A"))
    refused(lambda: session.get(Seat, ("A", 1, 2)))
    refused(lambda: session.get(Seat, {"row": "A"}))
    seat = session.get(Seat, ("B", 7))
    print(inspect(seat).identity, inspect(seat).identity_key, seat.tickets[0].code)
    seat.number = 8
    session.commit()
    print(seat, inspect(seat).identity, session.get(Ticket, "t1").seat_number)
    print(session.scalars(select(Seat).order_by(Seat.row, Seat.number)).all())
    session.add(Seat(row="A"))
    refused(session.flush)
    session.rollback()
    session.add(Seat(row="A", number=1))
    refused(session.flush)
    session.rollback()
    print(inspect(Seat).primary_key, inspect(Seat).primary_key_from_instance(seat))
    print(inspect(Seat).identity_key_from_primary_key(("Z", 9)))
