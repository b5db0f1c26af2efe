# Bulk changes and what session objects learn of them; ordering by composites; members that are appended again; hybrids of other classes.
from dataclasses import dataclass

from sqlalchemy import Column, ForeignKey, Integer, Table, asc, column, create_engine, desc, func, insert, nulls_first, nulls_last, select, update
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, composite, mapped_column, relationship


class Base(DeclarativeBase):
    pass


@dataclass
class Point:
    x: int
    y: int




tagging = Table("tagging", Base.metadata, Column("pin_id", ForeignKey("pin.id"), primary_key=True), Column("tag_id", ForeignKey("tag.id"), primary_key=True))


class Pin(Base):
    __tablename__ = "pin"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column("label_text")
    weight: Mapped[int] = mapped_column(default=1)
    place: Mapped[Point] = composite(mapped_column("px"), mapped_column("py"))
    tags: Mapped[list["Tag"]] = relationship(secondary=tagging, back_populates="pins")

    @hybrid_property
    def anyone(self):
        return None

    @anyone.inplace.expression
    @classmethod
    def _anyone(cls):
        return Tag.name

    @hybrid_property
    def mixed(self):
        return None

    @mixed.inplace.expression
    @classmethod
    def _mixed(cls):
        return func.lower(Tag.name) + cls.label


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    pins: Mapped[list[Pin]] = relationship(secondary=tagging, back_populates="tags")


class Box(Base):
    __tablename__ = "box"
    id: Mapped[int] = mapped_column(primary_key=True)
    parcels: Mapped[set["Parcel"]] = relationship(back_populates="box")


class Parcel(Base):
    __tablename__ = "parcel"
    id: Mapped[int] = mapped_column(primary_key=True)
    box_id: Mapped[int | None] = mapped_column(ForeignKey("box.id"))
    box: Mapped[Box | None] = relationship(back_populates="parcels")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Pin(label=f"p{number}", place=Point(number % 2, number)) for number in range(1, 5)])
session.add_all([Tag(name="RED"), Tag(name="BLUE")])
session.commit()

print("== ORDER BY a composite")
for term in (Pin.place, Pin.place.desc(), Pin.place.asc().nulls_first(), nulls_last(desc(Pin.place)), nulls_first(asc(aliased(Pin, name="q").place)), Pin.place.nulls_last()):
    print(str(select(Pin.id).order_by(term)).replace("\n", " "))
print([pin.id for pin in session.scalars(select(Pin).order_by(Pin.place.desc()))])

print("== rows by key, of objects that were changed")
one, two, three, four = session.scalars(select(Pin).order_by(Pin.id))
session.autoflush = False
one.weight, two.weight = 50, 37
session.execute(update(Pin), [{"id": 1, "weight": 25}, {"id": 2, "weight": 37}, {"id": 3, "weight": 29}])
print([session.is_modified(pin) for pin in (one, two, three, four)], [pin.weight for pin in (one, two, three, four)])
session.autoflush = True
session.commit()

print("== UPDATE read as objects")
changing = update(Pin).where(Pin.weight > 26).values(label="heavy").returning(Pin)
print([(pin.id, pin.label) for pin in session.scalars(select(Pin).from_statement(changing))])


class Named:
    def __clause_element__(self):
        return Pin.label.__clause_element__()


print(session.query(Pin).filter(Pin.id == 1).update({Named(): "by element"}), one.label)
print(session.query(Pin).filter(Pin.id == 4).update({column("weight"): 9}, synchronize_session=False))
session.expire_all()
print(session.execute(select(Pin.id, Pin.label, Pin.weight).order_by(Pin.id)).all())

print("== tables of no class")
session.execute(insert(tagging), [{"pin_id": pin, "tag_id": tag} for pin in (1, 2, 3) for tag in (1, 2)])
print(session.query(tagging).filter(tagging.c.pin_id == 1).delete(), session.query(tagging).filter_by(pin_id=2, tag_id=1).update({"pin_id": 4}))
print(session.query(tagging).order_by(tagging.c.pin_id, tagging.c.tag_id).all(), session.query(tagging).delete(), session.query(tagging).count())

print("== members that are there")
tag, pin = Tag(name="x"), Pin(label="y", place=Point(0, 0))
tag.pins.append(pin)
tag.pins.append(pin)
pin.tags = []
print(len(tag.pins))
tag.pins.remove(pin)
print(len(tag.pins), len(pin.tags))
box, parcel, other = Box(), Parcel(), Parcel()
session.add(box)
parcel.box = other.box = box
print(parcel in session, other in session)
box.parcels.add(parcel)
print(parcel in session, other in session)
session.rollback()

print("== hybrids of other classes")
for pin in (Pin, aliased(Pin)):
    for statement in (select(pin.anyone), select(pin.mixed), select(pin.id, pin.anyone).where(pin.id == 1), session.query(pin.anyone).filter(pin.anyone == "RED")):
        print(str(statement).replace("\n", " "))
