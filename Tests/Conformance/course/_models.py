"""The zoo of the course: keepers look after animals, notes are about one animal each."""
from typing import List, Optional

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

db = SQLAlchemy()


class Keeper(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    animals: Mapped[List["Animal"]] = relationship(back_populates="keeper", order_by="Animal.id")


class Animal(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    species: Mapped[str]
    age: Mapped[int]
    keeper_id: Mapped[Optional[int]] = mapped_column(ForeignKey("keeper.id"))
    keeper: Mapped[Optional[Keeper]] = relationship(back_populates="animals")
    notes: Mapped[List["Note"]] = relationship(back_populates="animal", order_by="Note.id", cascade="all, delete-orphan")


class Note(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    animal_id: Mapped[int] = mapped_column(ForeignKey("animal.id"))
    animal: Mapped[Animal] = relationship(back_populates="notes")
