"""ordering_list: members of a list numbered by their position."""
from typing import List, Optional

from sqlalchemy import ForeignKey, select
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _traced import traced


class Base(DeclarativeBase):
    pass


class Deck(Base):
    __tablename__ = "deck"
    id: Mapped[int] = mapped_column(primary_key=True)
    slides: Mapped[List["Slide"]] = relationship(order_by="Slide.place", collection_class=ordering_list("place"), cascade="all, delete-orphan")
    notes: Mapped[List["Note"]] = relationship(order_by="Note.number", collection_class=ordering_list("number", count_from=1))


class Slide(Base):
    __tablename__ = "slide"
    id: Mapped[int] = mapped_column(primary_key=True)
    deck_id: Mapped[int] = mapped_column(ForeignKey("deck.id"))
    title: Mapped[str]
    place: Mapped[Optional[int]]

    def __repr__(self):
        return f"{self.place}:{self.title}"


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    deck_id: Mapped[Optional[int]] = mapped_column(ForeignKey("deck.id"))
    number: Mapped[Optional[int]]

    def __repr__(self):
        return f"note {self.number}"


session = Session(traced(Base))
deck = Deck(slides=[Slide(title=t) for t in "abc"])
print(deck.slides)
deck.slides.insert(0, Slide(title="x"))
deck.slides.append(Slide(title="y"))
print(deck.slides)
session.add(deck)
session.commit()
print(deck.slides)
moved = deck.slides.pop(1)
print(moved, deck.slides)
deck.slides.insert(3, moved)
print(deck.slides)
session.commit()
gone = deck.slides[0]
deck.slides.remove(gone)
print(gone, deck.slides)
session.commit()
deck.slides[0] = Slide(title="z")
del deck.slides[1]
print(deck.slides)
session.commit()
deck.notes.extend([Note(), Note()])
deck.notes.insert(0, Note())
print(deck.notes)
session.commit()
deck.notes.reverse()
deck.notes.reorder()
print(deck.notes)
session.commit()
print(session.execute(select(Note.id, Note.number).order_by(Note.number)).all())
