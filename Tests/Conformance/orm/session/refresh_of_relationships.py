# What refresh() reads that names a relationship: the key, then the relationship by its own way.
from sqlalchemy import ForeignKey, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class City(Base):
    __tablename__ = "city"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Lazy(Base):
    __tablename__ = "lazy"
    id: Mapped[int] = mapped_column(primary_key=True)
    note: Mapped[str] = mapped_column(default="-")
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"))
    city: Mapped[City] = relationship()


class Joined(Base):
    __tablename__ = "joined"
    id: Mapped[int] = mapped_column(primary_key=True)
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"))
    city: Mapped[City] = relationship(lazy="joined")


class Later(Base):
    __tablename__ = "later"
    id: Mapped[int] = mapped_column(primary_key=True)
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"))
    city: Mapped[City] = relationship(lazy="selectin")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, many):
    print("  ", " ".join(statement.split()), parameters)


for kind in Lazy, Joined, Later:
    print(kind.__name__)
    with Session(engine) as session:
        session.add(kind(id=1, city=City(name=f"by {kind.__name__}")))
        session.commit()
        trip = session.get(kind, 1)
        print(" the relationship")
        session.refresh(trip, ["city"])
        print(" ", trip.city.name)
        print(" expired, then the relationship")
        session.expire(trip)
        session.refresh(trip, ["city"])
        print(" ", trip.city.name, sorted(trip.__dict__.keys() - {"_sa_instance_state"}))
        print(" with its column")
        session.refresh(trip, ["city", "city_id"])
        print(" ", trip.city.name, trip.city_id)
