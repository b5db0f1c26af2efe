"""Every way of changing a collection: lists, sets and dicts of related objects."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, attribute_keyed_dict, declarative_base, relationship

Base = declarative_base()


class Box(Base):
    __tablename__ = "box"
    id = Column(Integer, primary_key=True)
    toys = relationship("Toy", back_populates="box", order_by="Toy.id")
    labels = relationship("Label", collection_class=set, cascade="all, delete-orphan")
    parts = relationship("Part", collection_class=attribute_keyed_dict("code"), cascade="all, delete-orphan")


class Toy(Base):
    __tablename__ = "toy"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    box_id = Column(ForeignKey("box.id"))
    box = relationship("Box", back_populates="toys")

    def __repr__(self):
        return self.name


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    text = Column(String)
    box_id = Column(ForeignKey("box.id"))


class Part(Base):
    __tablename__ = "part"
    id = Column(Integer, primary_key=True)
    code = Column(String)
    size = Column(Integer)
    box_id = Column(ForeignKey("box.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
toys = {name: Toy(name=name) for name in "abcdefgh"}
box = Box()


def show(label):
    inside = [t.name for t in toys.values() if t.box is box]
    print(f"{label:<22} {box.toys} {''.join(inside)}")


a, b, c, d, e, f, g, h = toys.values()
box.toys.append(a); show("append")
box.toys.extend([b, c]); show("extend")
box.toys += [d]; show("+=")
box.toys.insert(0, e); show("insert")
box.toys[0] = f; show("[0] =")
box.toys[1:3] = [g, h, b]; show("[1:3] =")
del box.toys[0]; show("del [0]")
del box.toys[1:3]; show("del [1:3]")
box.toys[::2] = [a, b]; show("[::2] =")
print(box.toys.pop(), box.toys.pop(0)); show("pop")
box.toys.reverse(); show("reverse")
box.toys.remove(c) if c in box.toys else None; show("remove")
try:
    box.toys.remove(h)
except ValueError as error:
    print("ValueError", error)
box.toys = [a, b, c]; show("assign")
box.toys.sort(key=lambda t: t.name, reverse=True); show("sort")
box.toys.clear(); show("clear")
d.box = box; show("through the backref")
del d.box; show("del backref")
try:
    box.toys = a
except TypeError as error:
    print("TypeError", error)
for wrong in ("a string", 5):
    try:
        box.toys.append(wrong)
    except AttributeError as error:
        print("AttributeError", error)

red, blue, green = (Label(text=t) for t in ("red", "blue", "green"))
box.labels.add(red)
box.labels.update({blue, red})
box.labels |= {green}
box.labels.discard(blue)
box.labels.discard(blue)
print(sorted(l.text for l in box.labels), len(box.labels), red in box.labels)
box.labels -= {red}
box.labels ^= {red, green}
print([l.text for l in box.labels])
try:
    box.labels.remove(blue)
except KeyError:
    print("KeyError")

box.parts["x"] = Part(code="x", size=1)
box.parts.set(Part(code="y", size=2))
box.parts.setdefault("z", Part(code="z", size=3))
box.parts.update({"w": Part(code="w", size=4)})
print({k: p.size for k, p in box.parts.items()}, box.parts.pop("y").size, sorted(box.parts))
del box.parts["w"]
print(sorted(box.parts), "x" in box.parts, box.parts.get("q"))

with Session(engine) as session:
    session.add(box)
    box.toys = [a, b, c, d]
    session.commit()
    box.toys[1:3] = []
    box.parts = {"n": Part(code="n", size=9)}
    box.labels = set()
    session.commit()
    print(box.toys, session.scalars(select(Toy.name).where(Toy.box_id.is_(None)).order_by(Toy.name)).all())
    print([(k, p.size) for k, p in box.parts.items()], session.query(Part).count(), session.query(Label).count())
