"""A version counter in the table of the base, counted for changes of either table, and one that the program sets."""
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Document(Base):
    __tablename__ = "document"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    title: Mapped[str]
    __mapper_args__ = {"version_id_col": version}


class Report(Document):
    __tablename__ = "report"
    id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    pages: Mapped[int]


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int | None] = mapped_column()
    text: Mapped[str]
    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}


engine = connected(Base)
with Session(engine) as session:
    report = Report(title="a", pages=1)
    session.add(report)
    session.commit()
    for change in ({"pages": 2}, {"title": "b"}, {"title": "c", "pages": 3}, {"pages": 3}):
        for name, value in change.items():
            setattr(report, name, value)
        session.commit()
        print(change, report.version)
    session.delete(report)
    session.commit()
    session.add(Note(text="x"))
    refused(session.commit)
    session.rollback()
    note = Note(text="x", version=1)
    session.add(note)
    session.commit()
    note.text, note.version = "y", 5
    session.commit()
    print(note.version)
    note.text, note.version = "z", None
    refused(session.commit)
