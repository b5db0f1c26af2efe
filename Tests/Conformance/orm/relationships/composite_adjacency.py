"""A composite key that refers to its own table, one column of which is on both sides."""
from sqlalchemy import ForeignKeyConstraint, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, joinedload, mapped_column, relationship, selectinload

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Folder(Base):
    __tablename__ = "folder"
    __table_args__ = (ForeignKeyConstraint(["account_id", "parent_id"], ["folder.account_id", "folder.folder_id"]),)
    account_id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None]
    name: Mapped[str]
    parent: Mapped["Folder | None"] = relationship(back_populates="children", remote_side=[account_id, folder_id])
    children: Mapped[list["Folder"]] = relationship(back_populates="parent", order_by=folder_id)

    def __repr__(self):
        return f"Folder({self.account_id}, {self.folder_id}, {self.parent_id})"


engine = connected(Base)
print(Folder.parent.property.direction, Folder.children.property.direction)
for prop in (Folder.parent.property, Folder.children.property):
    print([(local.name, remote.name) for local, remote in prop.local_remote_pairs], [(source.name, target.name) for source, target in prop.synchronize_pairs])
with Session(engine) as session:
    root = Folder(account_id=1, folder_id=1, name="root")
    root.children = [Folder(folder_id=2, name="a"), Folder(folder_id=3, name="b")]
    session.add_all([root, Folder(account_id=2, folder_id=1, name="other")])
    session.commit()
    print(root.children, root.children[0].parent)
    session.expunge_all()
    print(session.scalars(select(Folder).where(Folder.folder_id == 2)).one().parent)
    session.expunge_all()
    for option, shows in ((joinedload(Folder.children), "children"), (selectinload(Folder.children), "children"), (joinedload(Folder.parent), "parent"), (selectinload(Folder.parent), "parent")):
        rows = session.scalars(select(Folder).options(option).order_by(Folder.account_id, Folder.folder_id)).unique().all()
        print([(folder, getattr(folder, shows)) for folder in rows])
        session.expunge_all()
    other = aliased(Folder)
    print(session.execute(select(Folder.name, other.name).join(other, Folder.parent).order_by(Folder.folder_id)).all())
    print(session.scalars(select(Folder).where(Folder.children.any(Folder.name == "a"))).all())
    print(session.scalars(select(Folder).where(Folder.parent.has(name="root")).order_by(Folder.folder_id)).all())
    leaf = session.get(Folder, (1, 2))
    session.delete(leaf)
    session.commit()
    root = session.get(Folder, (1, 1))
    root.children.append(Folder(folder_id=9, name="late"))
    session.commit()
    print(session.scalars(select(Folder.folder_id).where(Folder.parent == root).order_by(Folder.folder_id)).all())
    late = session.get(Folder, (1, 9))
    late.parent = None
    refused(session.flush)
