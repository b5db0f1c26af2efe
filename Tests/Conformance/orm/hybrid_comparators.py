"""Hybrid comparators of the user's own, and update expressions."""
from sqlalchemy import Integer, String, func, insert, select, update
from sqlalchemy.ext.hybrid import Comparator, hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _traced import refused, traced


class Base(DeclarativeBase):
    pass


class Caseless(Comparator):
    def __eq__(self, other):
        return func.lower(self.__clause_element__()) == func.lower(other)


class Upper(Comparator):
    def operate(self, op, other, **kwargs):
        return op(func.upper(self.__clause_element__()), func.upper(other), **kwargs)


class Word(Base):
    __tablename__ = "word"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(String(20))
    x: Mapped[int] = mapped_column(default=0)
    y: Mapped[int] = mapped_column(default=0)

    @hybrid_property
    def caseless(self):
        return self.text.lower()

    @caseless.inplace.comparator
    @classmethod
    def _caseless(cls):
        return Caseless(cls.text)

    @hybrid_property
    def shout(self):
        return self.text.upper()

    @shout.inplace.comparator
    def _shout(cls):
        return Upper(cls.text)


session = Session(traced(Base))
session.add_all([Word(text="Hello"), Word(text="WORLD"), Word(text="hello")])
session.commit()
print(select(Word.id).where(Word.caseless == "HELLO"))
print(session.scalars(select(Word.id).where(Word.caseless == "HELLO")).all())
print(session.scalars(select(Word.id).where(Word.shout != "hello")).all())
print(select(Word.id).where(Word.shout.like("h%")))
print(session.get(Word, 1).caseless, session.get(Word, 2).shout)
