# Classes derived from KeyFuncDict, and the annotations that dictionaries of related objects may have.
import operator
from collections.abc import MutableMapping
from typing import Dict, Mapping

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, configure_mappers, mapped_column, relationship
from sqlalchemy.orm.collections import KeyFuncDict

from _statements import connected


class Missing(KeyFuncDict[str, "Note"]):
    def __missing__(self, key):
        self[key] = note = Note(key=key)
        return note


class Upper(KeyFuncDict):
    pass


class Base(DeclarativeBase):
    pass


class Board(Base):
    __tablename__ = "board"
    id: Mapped[int] = mapped_column(primary_key=True)
    notes: Mapped[Dict[str, "Note"]] = relationship(collection_class=lambda: Missing(operator.attrgetter("key")))
    tags: Mapped[Mapping[str, "Tag"]] = relationship(collection_class=lambda: Upper(lambda tag: tag.key.upper()))
    seen: Mapped[MutableMapping[str, "Tag"]] = relationship(collection_class=attribute_keyed_dict("key"), viewonly=True)


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id = mapped_column(ForeignKey("board.id"))
    key: Mapped[str]


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id = mapped_column(ForeignKey("board.id"))
    key: Mapped[str]


configure_mappers()
for key, property in Board.__mapper__.relationships.items():
    print(key, property.mapper, property.uselist)
with Session(connected(Base)) as session:
    board = Board()
    board.notes["x"]
    print(board.notes["y"].key, sorted(board.notes), isinstance(board.notes, Missing))
    board.tags["Q"] = Tag(key="q")
    session.add(board)
    session.commit()
    print(sorted(board.notes), sorted(board.tags), sorted(board.seen))
    board.tags.set(Tag(key="n"))
    print(sorted(board.tags), board.tags.keyfunc(Tag(key="m")))
    board.tags.remove(board.tags["N"])
    print(sorted(board.tags))
    session.commit()
try:
    KeyFuncDict()
except TypeError as error:
    print(error)
