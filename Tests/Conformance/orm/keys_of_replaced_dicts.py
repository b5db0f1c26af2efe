"""What a keyed dict says of members without a key names the attribute that is set."""
from typing import Dict, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, Mapped, attribute_keyed_dict, mapped_column, relationship
import re
import warnings


class Base(DeclarativeBase):
    pass


class Box(Base):
    __tablename__ = "box"
    id: Mapped[int] = mapped_column(primary_key=True)
    things: Mapped[Dict[str, "Thing"]] = relationship(collection_class=attribute_keyed_dict("name"), back_populates="box")


class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    box_id: Mapped[Optional[int]] = mapped_column(ForeignKey("box.id"))
    name: Mapped[Optional[str]]
    box: Mapped[Optional[Box]] = relationship(back_populates="things")


def attempt(make):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(len(make().things))
        except InvalidRequestError as error:
            print(re.sub("0x[0-9a-f]+", "0x", str(error)))
    for each in caught:
        print(each.message)


def appended(thing):
    box = Box()
    thing.box = box
    return box


attempt(lambda: Box(things={"a": Thing()}))
attempt(lambda: Box(things={"a": Thing(name=None)}))
attempt(lambda: Box(things={"a": Thing(name="a")}))
attempt(lambda: appended(Thing()))
attempt(lambda: appended(Thing(name=None)))
attempt(lambda: appended(Thing(name="b")))
