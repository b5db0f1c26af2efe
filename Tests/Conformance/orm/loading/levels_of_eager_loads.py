"""selectinload and immediateload over several levels: all statements of one level come before those of the next."""
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, immediateload, joinedload, mapped_column, relationship, selectinload, subqueryload

from _statements import shown


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    boxes: Mapped[list["Box"]] = relationship(order_by="Box.id")


class Box(Base):
    __tablename__ = "box"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
    items: Mapped[list["Item"]] = relationship(order_by="Item.id")


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    box_id: Mapped[int] = mapped_column(ForeignKey("box.id"))
    notes: Mapped[list["Note"]] = relationship(order_by="Note.id")


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))


class Folder(Base):
    __tablename__ = "folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("folder.id"))
    folders: Mapped[list["Folder"]] = relationship(order_by="Folder.id")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Shelf(boxes=[Box(items=[Item(notes=[Note()]), Item()]), Box(items=[Item()])]) for _ in range(3)])
    session.add(Folder(folders=[Folder(folders=[Folder(folders=[Folder()]), Folder()]), Folder(folders=[Folder(), Folder()])]))
    session.commit()

shown(engine)
options = {
    "selectin": selectinload(Shelf.boxes).selectinload(Box.items).selectinload(Item.notes),
    "pieces": selectinload(Shelf.boxes, chunksize=2).selectinload(Box.items).selectinload(Item.notes),
    "immediate": immediateload(Shelf.boxes).immediateload(Box.items),
    "immediate, then selectin": immediateload(Shelf.boxes).selectinload(Box.items),
    "selectin, then immediate": selectinload(Shelf.boxes).immediateload(Box.items),
    "joined, then selectin": joinedload(Shelf.boxes).selectinload(Box.items).selectinload(Item.notes),
    "subquery, then selectin": subqueryload(Shelf.boxes).selectinload(Box.items).selectinload(Item.notes),
    "selectin, then subquery": selectinload(Shelf.boxes, chunksize=2).subqueryload(Box.items).selectinload(Item.notes),
}
for name, option in options.items():
    print(name)
    with Session(engine) as session:
        for shelf in session.scalars(select(Shelf).options(option).order_by(Shelf.id)).unique():
            print([(box.id, [item.id for item in box.items]) for box in shelf.boxes])
    with Session(engine) as session:
        shelf = session.get(Shelf, 2, options=[option])
        print([(box.id, [item.id for item in box.items]) for box in shelf.boxes])

print("in batches")
with Session(engine) as session:
    for shelf in session.scalars(select(Shelf).options(options["selectin"]).execution_options(yield_per=2)):
        print(shelf.id)


def names(folder):
    return folder.id, [names(child) for child in folder.__dict__.get("folders", [])]


for strategy in (immediateload, selectinload):
    for depth in (1, 2, -1):
        print(strategy.__name__, depth)
        with Session(engine) as session:
            print(names(session.scalars(select(Folder).where(Folder.parent_id == None).options(strategy(Folder.folders, recursion_depth=depth))).one()))
