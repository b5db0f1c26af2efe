"""lazyload("*") and its kin are about what their query loads: an object that is read anew follows its class again."""
import warnings

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, lazyload, load_only, mapped_column, raiseload, relationship

from _statements import connected, refused

warnings.simplefilter("ignore")


def garden(strategy):
    class Base(DeclarativeBase):
        pass

    class Bed(Base):
        __tablename__ = "beds"
        id: Mapped[int] = mapped_column(primary_key=True)
        plants: Mapped[list["Plant"]] = relationship(back_populates="bed", order_by="Plant.id")

    class Leaf(Base):
        __tablename__ = "leaves"
        id: Mapped[int] = mapped_column(primary_key=True)
        plant_id: Mapped[int | None] = mapped_column(ForeignKey("plants.id"))

    class Plant(Base):
        __tablename__ = "plants"
        id: Mapped[int] = mapped_column(primary_key=True)
        name: Mapped[str | None]
        bed_id: Mapped[int | None] = mapped_column(ForeignKey("beds.id"))
        bed: Mapped[Bed | None] = relationship(back_populates="plants", lazy=strategy if strategy == "joined" else "select")
        leaves: Mapped[list[Leaf]] = relationship(lazy=strategy, order_by="Leaf.id")

    return Base, Bed, Plant, Leaf


def known(plant):
    return sorted(key for key in vars(plant) if not key.startswith("_"))


for strategy in ("select", "joined", "subquery", "raise", "noload"):
    print("==", strategy)
    Base, Bed, Plant, Leaf = garden(strategy)
    engine = connected(Base)
    with Session(engine) as session:
        session.add(Bed(id=1, plants=[Plant(id=1, name="mint", leaves=[Leaf(id=1), Leaf(id=2)])]))
        session.commit()
    with Session(engine) as session:
        for all_of_them in (lazyload("*"), raiseload("*"), joinedload("*")):
            session.expunge_all()
            plant = session.scalars(select(Plant).options(all_of_them)).unique().one()
            print("loaded:", known(plant))
            session.refresh(plant)
            print("refreshed:", known(plant))
            session.expire(plant)
            print("named:", plant.name, known(plant))
            refused(lambda: [leaf.id for leaf in plant.leaves])
            session.expire(plant, ["name", "bed"])
            print("named again:", plant.name, known(plant))
    if strategy == "noload":
        with Session(engine) as session:
            print("the name alone:")
            refused(lambda: [known(plant) for plant in session.scalars(select(Plant).options(load_only(Plant.name)))])
            session.expire_all()
            bed = session.get(Bed, 1)
            print("members:", [known(plant) for plant in bed.plants])
