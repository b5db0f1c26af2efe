"""Collections: set, attribute_keyed_dict, column_keyed_dict, mapped keys, a class of one's own."""
from sqlalchemy import ForeignKey, inspect, select
from sqlalchemy.orm import (DeclarativeBase, Mapped, Session, attribute_keyed_dict, column_keyed_dict, keyfunc_mapping, mapped_column, relationship)

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Sorted(list):
    def names(self):
        return sorted(thing.name for thing in self)


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    as_set: Mapped[set["Thing"]] = relationship(cascade="all, delete-orphan")


class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("owner.id"))
    name: Mapped[str] = mapped_column()

    def __repr__(self):
        return f"Thing({self.name})"


def owner(key, **options):
    return type(key, (Base,), {"__tablename__": "owner", "__table_args__": {"extend_existing": True}, "things": relationship(Thing, overlaps="as_set,things", order_by=Thing.id, **options)})


ByName = owner("ByName", collection_class=attribute_keyed_dict("name"))
ByColumn = owner("ByColumn", collection_class=column_keyed_dict(Thing.name))
ByLetter = owner("ByLetter", collection_class=keyfunc_mapping(lambda thing: thing.name[0]))
InSorted = owner("InSorted", collection_class=Sorted)
engine = connected(Base)
with Session(engine) as session:
    first = Owner(as_set={Thing(id=1, name="a")})
    session.add(first)
    session.flush()
    first.as_set.add(Thing(id=2, name="b"))
    session.commit()
    print(sorted(thing.name for thing in first.as_set), type(first.as_set).__name__)
    for cls in (ByName, ByColumn, ByLetter):
        other = session.get(cls, 1)
        print(dict(other.things), type(other.things).__name__)
        other.things["c"] = Thing(name="c")
        print(sorted(other.things), other.things.pop("c"), other.things.get("z"))
        refused(lambda: other.things.__setitem__("z", Thing(name="y")))
        session.rollback()
    session.add(Thing(name="d", owner_id=1))
    session.commit()
    print(session.get(InSorted, 1).things.names())
    by_name = session.get(ByName, 1)
    del by_name.things["a"]
    by_name.things.update({"e": Thing(name="e")})
    session.commit()
    print(sorted(by_name.things), session.execute(select(Thing.name, Thing.owner_id).order_by(Thing.id)).all())
    refused(lambda: setattr(by_name, "things", [Thing(name="x")]))
    refused(lambda: setattr(by_name, "things", {"wrong": Thing(name="x")}))
    refused(lambda: by_name.things.set(Thing(name=None)))
