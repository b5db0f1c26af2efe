"""A class of one's own as a collection: @collection.appender, remover, iterator, internally_instrumented, adds, removes."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.collections import collection

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Bag:
    def __init__(self):
        self.content = []

    @collection.appender
    def put(self, thing):
        self.content.append(thing)

    @collection.remover
    def take(self, thing):
        self.content.remove(thing)

    @collection.adds(1)
    def first(self, thing):
        self.content.insert(0, thing)

    @collection.iterator
    def each(self):
        return iter(self.content)


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    things = relationship("Thing", collection_class=Bag, order_by="Thing.id")


class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("owner.id"))
    name: Mapped[str]
    def __repr__(self):
        return f"Thing({self.name})"


engine = connected(Base)
with Session(engine) as session:
    owner = Owner()
    owner.things.put(Thing(name="a"))
    owner.things.first(Thing(name="b"))
    print(owner.things.content)
    session.add(owner)
    session.commit()
    print(list(owner.things.each()))
    owner.things.take(owner.things.content[0])
    session.commit()
    print(owner.things.content, session.execute(select(Thing.name, Thing.owner_id).order_by(Thing.id)).all())
    refused(lambda: owner.things.put("text"))
    refused(lambda: setattr(owner, "things", [Thing(name="x")]))
