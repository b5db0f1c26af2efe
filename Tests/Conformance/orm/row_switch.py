"""Delete an object and add one with the same primary key: an UPDATE in place of DELETE and INSERT."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, inspect
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Seat(Base):
    __tablename__ = "seat"
    number = Column(String, primary_key=True)
    guest = Column(String)
    price = Column(Integer)
    extras = relationship("Extra", cascade="all, delete-orphan", back_populates="seat")

    def __repr__(self):
        return f"<Seat {self.number} {self.guest} {self.price}>"


class Extra(Base):
    __tablename__ = "extra"
    id = Column(Integer, primary_key=True)
    what = Column(String)
    seat_number = Column(ForeignKey("seat.number"))
    seat = relationship("Seat", back_populates="extras")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    if not statement.startswith("SELECT"):
        print("   ", " ".join(statement.split()), parameters)


with Session(engine) as session:
    old = Seat(number="1A", guest="Ann", price=10, extras=[Extra(what="meal")])
    session.add_all([old, Seat(number="1B", guest="Bob", price=20)])
    session.commit()
    print("switch")
    session.delete(old)
    new = Seat(number="1A", guest="Cid")
    session.add(new)
    session.flush()
    print(inspect(old).deleted, inspect(old).detached, old in session, new in session, new.price)
    print(session.get(Seat, "1A") is new)
    session.rollback()
    print(inspect(new).transient, inspect(old).persistent, old, [e.what for e in old.extras])

    print("replaced by bulk")
    session.delete(old)
    session.flush()
    session.add(Seat(number="1A", guest="Dee", price=5))
    session.commit()
    print(session.query(Seat).order_by(Seat.number).all(), session.query(Extra).count())

    print("key given away and taken")
    a, b = session.query(Seat).order_by(Seat.number).all()
    b.number = "9Z"
    session.flush()
    session.add(Seat(number="1B", guest="Eve", price=1))
    session.commit()
    print(session.query(Seat).order_by(Seat.number).all(), inspect(b).identity)
