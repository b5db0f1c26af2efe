# load_only() of a class leaves what its subclasses add; that of an alias does not.  Columns of siblings in a shared table are not a grandchild's.
from sqlalchemy import ForeignKey, inspect, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, defer, joinedload, load_only, mapped_column, relationship, with_polymorphic

from _statements import connected


class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"))
    children: Mapped[list["Node"]] = relationship()
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "node"}


class File(Node):
    __tablename__ = "file"
    id: Mapped[int] = mapped_column(ForeignKey("node.id"), primary_key=True)
    size: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "file", "polymorphic_load": "inline"}


class Folder(Node):
    quota: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "folder", "polymorphic_load": "inline"}


class Image(File):
    __tablename__ = "image"
    id: Mapped[int] = mapped_column(ForeignKey("file.id"), primary_key=True)
    width: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "image"}


def show(statement):
    print(" ".join(str(statement).split()))


for kind in (Node, File, Folder, Image):
    print(kind.__name__, [attribute.key for attribute in inspect(kind).column_attrs])
whole = with_polymorphic(Node, [File])
show(select(Node).options(load_only(Node.name)))
show(select(Node).options(load_only(Folder.quota)))
show(select(Folder).options(load_only(Node.name)))
show(select(File).options(load_only(File.size)))
show(select(Node).options(defer("*")))
show(select(whole).options(load_only(whole.name)))
show(select(whole).options(load_only(whole.File.size)))
show(select(Node).options(joinedload(Node.children).load_only(Node.name)))

engine = connected(Base)
with Session(engine) as session:
    session.add(Folder(name="a", quota=3, children=[Image(name="b", size=1, width=2)]))
    session.commit()
    session.expunge_all()
    folder = session.scalars(select(Node).where(Node.parent_id == None).options(load_only(Node.name))).one()
    print(folder.name, folder.quota, "parent_id" in inspect(folder).unloaded)

rows = select(Node).execution_options(stream_results=False).from_statement(text("SELECT * FROM node"))
print(rows.is_select, rows.is_from_statement, rows.get_execution_options(), rows.column_descriptions[0]["name"])
