"""Trees loaded to a depth: recursion_depth of selectinload() and immediateload()."""
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, immediateload, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Folder(Base):
    __tablename__ = "folder"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("folder.id"))
    folders: Mapped[list["Folder"]] = relationship()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    chain = None
    for name in ["f", "e", "d", "c", "b", "a"]:
        chain = Folder(name=name, folders=[chain] if chain else [])
    session.add(chain)
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def note(connection, cursor, statement, parameters, context, executemany):
    print("  ", statement.split("WHERE")[-1].strip(), parameters)


options = {
    "selectin 1": selectinload(Folder.folders, recursion_depth=1),
    "selectin 3": selectinload(Folder.folders, recursion_depth=3),
    "selectin -1": selectinload(Folder.folders, recursion_depth=-1),
    "immediate 2": immediateload(Folder.folders, recursion_depth=2),
    "twice by hand": selectinload(Folder.folders).selectinload(Folder.folders),
}
for title, option in options.items():
    with Session(engine) as session:
        print(title)
        folder = session.scalars(select(Folder).where(Folder.parent_id.is_(None)).options(option)).one()
        print("loaded")
        path = [folder.name]
        while folder.folders:
            folder = folder.folders[0]
            path.append(folder.name)
        print("/".join(path))
