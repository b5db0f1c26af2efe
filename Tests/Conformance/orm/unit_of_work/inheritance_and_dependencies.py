"""Joined tables in one flush: parents before children, whatever the classes."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected


class Base(DeclarativeBase):
    pass


class Document(Base):
    __tablename__ = "document"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    parts: Mapped[list["Document"]] = relationship(back_populates="parent", cascade="all")
    parent: Mapped["Document | None"] = relationship(back_populates="parts", remote_side=[id])
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "document"}


class Page(Document):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    number: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "page"}


class Book(Document):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    title: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "book"}


engine = connected(Base)
with Session(engine) as session:
    book = Book(title="B", parts=[Page(number=1), Page(number=2), Document(parts=[Page(number=3)])])
    session.add(book)
    session.commit()
    print([(type(part).__name__, part.id) for part in book.parts])
    book.title = "Book"
    book.parts[0].number = 10
    book.parts[1].parent = None
    session.commit()
    loose = session.scalars(select(Page).where(Page.parent == None)).one()
    print(loose.number)
    session.add_all([Page(number=7), Book(title="x"), Page(number=8), Document()])
    session.commit()
    session.delete(book)
    session.commit()
    print(session.execute(select(Document.id, Document.kind).order_by(Document.id)).all())
