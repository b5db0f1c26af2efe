"""registry.mapped and as_declarative_base: classes mapped by decorators."""
from sqlalchemy import Column, Integer, String, inspect, select
from sqlalchemy.orm import Mapped, Session, as_declarative, declared_attr, mapped_column, registry

from _statements import connected, refused

reg = registry()


@reg.mapped
class Planet:
    __tablename__ = "planet"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

    def __repr__(self):
        return f"Planet({self.name})"


@reg.as_declarative_base()
class Base:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()

    id = Column(Integer, primary_key=True)


class Moon(Base):
    name = Column(String)


Generated = reg.generate_base()


class Star(Generated):
    __tablename__ = "star"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


print(sorted(reg.metadata.tables), Generated.__name__, Generated.registry is reg, Base.metadata is reg.metadata)
engine = connected()
reg.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Planet(name="Mars"), Moon(name="Deimos"), Star(name="Sun")])
    session.commit()
    print(session.scalars(select(Planet)).all(), session.scalars(select(Moon.name)).all(), session.scalars(select(Star.name)).all())
print(sorted(str(mapper) for mapper in reg.mappers))
refused(lambda: Planet(title="x"))
refused(lambda: reg.mapped(Planet))
reg.dispose()
refused(lambda: inspect(Planet))
