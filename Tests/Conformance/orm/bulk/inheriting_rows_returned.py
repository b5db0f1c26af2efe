# INSERT of rows of several tables with RETURNING: what each table is asked for.
from sqlalchemy import ForeignKey, func, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected


class Base(DeclarativeBase):
    pass


class Vessel(Base):
    __tablename__ = "vessel"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vessel"}


class Ferry(Vessel):
    __tablename__ = "ferry"
    id: Mapped[int] = mapped_column(ForeignKey("vessel.id"), primary_key=True)
    cars: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "ferry"}


class NightFerry(Ferry):
    __tablename__ = "night_ferry"
    id: Mapped[int] = mapped_column(ForeignKey("ferry.id"), primary_key=True)
    cabins: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "night"}


engine = connected(Base)
with Session(engine) as session:
    for wanted in ([Ferry.id], [Ferry.name], [Ferry.cars], [Ferry.name, Ferry.cars], [func.lower(Ferry.name), Ferry.kind]):
        print([str(column) for column in wanted])
        print(session.execute(insert(Ferry).returning(*wanted), [{"name": "Alma"}]).all())
        print(session.execute(insert(Ferry).returning(*wanted), [{"name": "Bora", "cars": 12}, {"name": "Cato", "cars": 9}]).all())
    print(session.execute(insert(Ferry).returning(Ferry.id, Ferry.name), [{"id": 50, "name": "Dora"}]).all())
    print(session.execute(insert(NightFerry).returning(NightFerry.name), [{"name": "Edda"}, {"name": "Finn"}]).all())
    print(session.execute(insert(NightFerry).returning(NightFerry.cabins, NightFerry.cars), [{"name": "Gro", "cabins": 80}]).all())

    # A result that was read to its end holds its objects no more.
    session.commit()
    result = session.scalars(insert(Ferry).returning(Ferry), [{"name": "Hera"}])
    print([ferry.name for ferry in result.all()], len(session.identity_map))
    result = session.scalars(insert(Vessel).values(kind="vessel", name="Ivo").returning(Vessel))
    print([vessel.name for vessel in result], len(session.identity_map))
