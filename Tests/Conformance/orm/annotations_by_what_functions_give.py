"""Parcels annotated by the classes that mapped_column() and its kin give, and dataclasses by the order of their bases."""
from sqlalchemy import ForeignKey, Integer, literal
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, MappedColumn, MappedSQLExpression, Relationship, column_property, configure_mappers, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Depot(Base):
    __tablename__ = "depots"
    id: MappedColumn[int] = mapped_column(primary_key=True)
    name: MappedColumn[str | None]


class Parcel(Base):
    __tablename__ = "parcels"
    id: "MappedColumn[int]" = mapped_column(primary_key=True)
    weight: MappedColumn[int] = mapped_column()
    label: "MappedColumn[str | None]" = mapped_column()
    depot_id: MappedColumn[int] = mapped_column(ForeignKey("depots.id"))
    depot: Relationship[Depot] = relationship()
    price: MappedSQLExpression[int] = column_property(literal(3, Integer))


configure_mappers()
for entity in (Depot, Parcel):
    print([(column.name, str(column.type), column.nullable) for column in entity.__table__.columns])
print(Parcel.depot.property.uselist, Parcel.depot.property.mapper.class_.__name__)


def attempt(title, make):
    try:
        print(title, make())
    except Exception as error:
        print(title, type(error).__name__, error)


def behind_the_base():
    class Plain(Base, MappedAsDataclass):
        __tablename__ = "plain"
        id: Mapped[int] = mapped_column(primary_key=True)
        name: Mapped[str]
    return hasattr(Plain, "__dataclass_fields__"), Plain(id=1, name="x").name


def behind_the_base_with_options():
    class Optioned(Base, MappedAsDataclass):
        __tablename__ = "optioned"
        id: Mapped[int] = mapped_column(primary_key=True, init=False)
    return Optioned()


def before_the_base():
    class Real(MappedAsDataclass, Base):
        __tablename__ = "real"
        id: Mapped[int] = mapped_column(primary_key=True, init=False)
        name: Mapped[str]
    return Real("x")


def by_an_abstract_class():
    class Abstract(Base, MappedAsDataclass):
        __abstract__ = True

    class Derived(Abstract):
        __tablename__ = "derived"
        id: Mapped[int] = mapped_column(primary_key=True, init=False)
        name: Mapped[str]
    return Derived("x")


def by_a_base_of_its_own():
    class Own(DeclarativeBase, MappedAsDataclass):
        pass

    class Kept(Own):
        __tablename__ = "kept"
        id: Mapped[int] = mapped_column(primary_key=True, init=False)
        name: Mapped[str]
    return Kept("x")


for function in (behind_the_base, behind_the_base_with_options, before_the_base, by_an_abstract_class, by_a_base_of_its_own):
    attempt(function.__name__, function)
