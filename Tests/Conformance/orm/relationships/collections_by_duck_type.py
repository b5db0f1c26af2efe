"""Classes of one's own as collections: by the names of their methods, by __emulates__, overriding list, by decorators."""
from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, clear_mappers, configure_mappers, mapped_column, relationship
from sqlalchemy.orm.collections import KeyFuncDict, collection, collection_adapter

from _statements import connected, refused


class Loud(list):
    def append(self, item):
        print("  append", item)
        super().append(item)

    def remove(self, item):
        print("  remove", item)
        super().remove(item)


class Duck:
    def __init__(self):
        self.items = []

    def append(self, item):
        self.items.append(item)

    def remove(self, item):
        self.items.remove(item)

    def extend(self, items):
        self.items.extend(items)

    def pop(self):
        return self.items.pop()

    def __iter__(self):
        return iter(self.items)


class Emulating:
    __emulates__ = set

    def __init__(self):
        self.by_name = {}

    def add(self, item):
        self.by_name[item.name] = item

    def remove(self, item):
        del self.by_name[item.name]

    def __iter__(self):
        return iter(self.by_name.values())


class Pushing(list):
    @collection.appender
    def push(self, item):
        print("  push", item)
        list.append(self, item)

    @collection.remover
    def drop(self, item):
        print("  drop", item)
        list.remove(self, item)


class Initials(KeyFuncDict):
    def __init__(self):
        super().__init__(lambda item: item.name[0])


class NoAppender:
    pass


class NoRemover:
    @collection.appender
    def put(self, item):
        pass


def mapped(kind):
    class Base(DeclarativeBase):
        pass

    class Parent(Base):
        __tablename__ = "parent"
        id: Mapped[int] = mapped_column(primary_key=True)
        items = relationship("Item", collection_class=kind, order_by="Item.id", backref="parent")

    class Item(Base):
        __tablename__ = "item"
        id: Mapped[int] = mapped_column(primary_key=True)
        name: Mapped[str]
        parent_id: Mapped[int | None] = mapped_column(ForeignKey("parent.id"))

        def __repr__(self):
            return f"Item({self.name})"

    return Base, Parent, Item


def members(items):
    return dict(items) if isinstance(items, dict) else list(items)


for kind in (Loud, Duck, Emulating, Pushing, Initials, lambda: Duck()):
    Base, Parent, Item = mapped(kind)
    engine = connected(Base)
    with Session(engine) as session:
        parent = Parent()
        print(type(parent.items).__name__)
        a, b = Item(name="a"), Item(name="b")
        a.parent = parent
        b.parent = parent
        print(members(parent.items), a.parent is parent)
        session.add(parent)
        session.commit()
        print(members(parent.items), collection_adapter(parent.items).owner_state is inspect(parent))
        b.parent = None
        session.commit()
        print(members(parent.items))
        refused(lambda: setattr(parent, "items", [Item(name="z")]))
        refused(lambda: setattr(parent, "items", {"z": Item(name="z")}))
        refused(lambda: setattr(parent, "items", None))
        session.rollback()
for kind in (NoAppender, NoRemover, dict, int, 5):
    clear_mappers()
    refused(lambda: (mapped(kind), configure_mappers()))
