"""Dicts keyed by a column that is not set yet, and bundles as expressions."""
import warnings
from typing import Dict, Optional

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Bundle, DeclarativeBase, DictBundle, Mapped, Session, column_keyed_dict, mapped_column, relationship

from _statements import connected, refused

warnings.simplefilter("ignore")


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[Optional[str]]
    item_id: Mapped[Optional[int]] = mapped_column(ForeignKey("item.id"))
    item: Mapped[Optional["Item"]] = relationship(back_populates="notes")

    def __repr__(self):
        return f"Note({self.key})"


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    notes: Mapped[Dict[str, Note]] = relationship(back_populates="item", collection_class=column_keyed_dict(Note.__table__.c.key))
    kept: Mapped[Dict[str, Note]] = relationship(viewonly=True, collection_class=column_keyed_dict(Note.__table__.c.key, ignore_unpopulated_attribute=True))


engine = connected(Base)
with Session(engine) as session:
    item = Item()
    refused(lambda: setattr(Note(), "item", item))
    refused(lambda: item.notes.__setitem__("a", Note(item=item)))
    Note(key="first", item=item)
    item.notes["second"] = Note(key="second")
    session.add(item)
    session.commit()
    print(sorted(item.notes), item.notes["first"], sorted(item.kept))

    bundle = Bundle("pair", Note.id, Note.key)
    print(bundle.__clause_element__(), [row.pair for row in session.execute(select(bundle).order_by(bundle))])
    refused(lambda: DictBundle("pair", Note.id, Item.id))
    print([row.pair for row in session.execute(select(DictBundle("pair", Note.id, Note.key)).order_by(Note.id))])
