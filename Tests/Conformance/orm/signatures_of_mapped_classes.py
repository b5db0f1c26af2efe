"""How mapped classes tell what their constructors take: without annotations, as the mapper's own `__init__` has none."""
import dataclasses
import inspect
from typing import Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class City(Base):
    __tablename__ = "city"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

    def __init__(self, name: str, *aliases: str, country: Optional[str] = None) -> None:
        """Take a name."""
        self.name = name


class Trip(MappedAsDataclass, Base):
    __tablename__ = "trip"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    title: Mapped[str]
    days: Mapped[Optional[int]] = mapped_column(default=3)
    city_id: Mapped[Optional[int]] = mapped_column(ForeignKey("city.id"), init=False)
    city: Mapped[Optional[City]] = relationship(default=None, kw_only=True)


class Leg(MappedAsDataclass, Base, init=False):
    __tablename__ = "leg"
    id: Mapped[int] = mapped_column(primary_key=True)
    note: Mapped[str]


for mapped in (City, Trip):
    print(inspect.signature(mapped), inspect.signature(mapped.__init__), mapped.__init__.__annotations__)
print(City.__init__.__doc__, "|", Trip.__doc__)
print(City("Oslo", "Kristiania").name, Trip("North", city=City("Bergen")).days, Leg(note="x").note)


@dataclasses.dataclass(init=False)
class Plain:
    x: int


@dataclasses.dataclass
class Typed:
    x: Optional[int]
    y: dict[str, Optional[int]] = dataclasses.field(default_factory=dict)


print(Plain.__doc__, "|", Typed.__doc__, "|", inspect.signature(Typed))


def take(a: Optional[int], b: Mapped[Optional[int]], c: "Trip") -> Optional[str]: ...


print(inspect.signature(take))
