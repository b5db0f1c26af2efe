"""registry.mapped_as_dataclass, dataclass mixins, and what the arguments refuse."""
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column, registry

from _statements import connected, refused

reg = registry()


@reg.mapped_as_dataclass
class Fruit:
    __tablename__ = "fruit"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    colour: Mapped[str] = mapped_column(default="green")


@reg.mapped_as_dataclass(repr=False, eq=False, init=True)
class Veg:
    __tablename__ = "veg"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column(kw_only=True)


class Stamped(MappedAsDataclass):
    created: Mapped[int] = mapped_column(default=0, kw_only=True)


class Base(DeclarativeBase):
    pass


class Event(Stamped, MappedAsDataclass, Base, repr=True):
    __tablename__ = "event"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    what: Mapped[str]


print(Fruit("apple"), Fruit(name="plum", colour="blue"))
print(repr(Veg(name="leek"))[-2:] == "')", Veg(name="leek") == Veg(name="leek"))
print(Event("start", created=5))
refused(lambda: Fruit())
refused(lambda: Veg("leek"))
refused(lambda: Event("start", 5))
engine = connected()
reg.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Fruit("apple"), Veg(name="leek")])
    session.commit()
    print(session.get(Fruit, 1))


def plain_with_dataclass_arguments():
    class Bad(Base):
        __tablename__ = "bad"
        id: Mapped[int] = mapped_column(primary_key=True, init=False)


refused(plain_with_dataclass_arguments)


def both_defaults():
    @reg.mapped_as_dataclass
    class Bad:
        __tablename__ = "bad2"
        id: Mapped[int] = mapped_column(primary_key=True, default=1, default_factory=int)


refused(both_defaults)
