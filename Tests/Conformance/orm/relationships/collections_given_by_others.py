# What may be assigned to a collection: anything that is like it, by its class or by its methods.
from collections import UserList, deque

from sqlalchemy import ForeignKey, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship
from sqlalchemy.orm.collections import collection

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Shift:
    """The people of a shift, in a collection that is like none of Python's own."""

    def __init__(self):
        self.people = []

    @collection.appender
    def take_on(self, person):
        self.people.append(person)

    @collection.remover
    def send_home(self, person):
        self.people.remove(person)

    @collection.iterator
    def everybody(self):
        return iter(self.people)


class Kitchen(Base):
    __tablename__ = "kitchen"
    id: Mapped[int] = mapped_column(primary_key=True)
    cooks: Mapped[list["Cook"]] = relationship(order_by="Cook.id")
    helpers: Mapped[set["Helper"]] = relationship()
    waiters: Mapped[dict[str, "Waiter"]] = relationship(collection_class=attribute_keyed_dict("name"))
    cleaners = relationship("Cleaner", collection_class=Shift)


class Worker:
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kitchen_id: Mapped[int | None] = mapped_column(ForeignKey("kitchen.id"))

    def __repr__(self):
        return self.name


class Cook(Worker, Base):
    __tablename__ = "cook"


class Helper(Worker, Base):
    __tablename__ = "helper"


class Waiter(Worker, Base):
    __tablename__ = "waiter"


class Cleaner(Worker, Base):
    __tablename__ = "cleaner"


class Rota:
    """Like a list, for it has append()."""

    def __init__(self, *people):
        self.people = people

    def append(self, person):
        self.people += (person,)

    def __iter__(self):
        return iter(self.people)


class Pool:
    """Says what it is like."""

    __emulates__ = set

    def __iter__(self):
        return iter([Helper(name="Hal")])


anna, ben = Cook(name="Anna"), Cook(name="Ben")
print(Kitchen(cooks=deque([anna, ben])).cooks, Kitchen(cooks=UserList([anna])).cooks, Kitchen(cooks=Rota(ben)).cooks)
print(Kitchen(helpers=Pool()).helpers)
refused(lambda: Kitchen(cooks=(anna, ben)))
refused(lambda: Kitchen(cooks=None))
refused(lambda: Kitchen(cooks=list))
refused(lambda: Kitchen(helpers=frozenset([Helper(name="Ida")])))
refused(lambda: Kitchen(helpers=deque()))
refused(lambda: Kitchen(waiters=[("Will", Waiter(name="Will"))]))

# A collection that is like none takes what is like none.
print(Kitchen(cleaners=(Cleaner(name="Cleo"),)).cleaners.people)
refused(lambda: Kitchen(cleaners=[Cleaner(name="Cleo")]))
refused(lambda: Kitchen(cleaners=None))

# A set of objects takes one iterable at a time, unlike Python's.
kitchen = Kitchen(helpers={Helper(name="Ida")})
kitchen.helpers.update([Helper(name="Jan")])
print(sorted(map(repr, kitchen.helpers)))
refused(lambda: kitchen.helpers.update([Helper(name="Kim")], [Helper(name="Lea")]))
refused(lambda: kitchen.helpers.difference_update())
refused(lambda: kitchen.helpers.symmetric_difference_update(kitchen.helpers, kitchen.helpers))


# The new collection is there before it is known whether anything fits into it.
@event.listens_for(Kitchen.cooks, "init_collection")
def made(target, collection, adapter):
    print("   a collection is made")


refused(lambda: setattr(Kitchen(), "cooks", "everybody"))

engine = connected(Base)
with Session(engine) as session:
    session.add(Kitchen(cooks=deque([Cook(name="Mia"), Cook(name="Noah")])))
    session.commit()
