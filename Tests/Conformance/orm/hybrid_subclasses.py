"""Hybrids that subclasses and mixins change, and what inspection says of them."""
from sqlalchemy import func, inspect, select
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _traced import traced


class Base(DeclarativeBase):
    pass


class Priced:
    price: Mapped[int]

    @hybrid_property
    def gross(self):
        return self.price * 2

    @hybrid_method
    def over(self, limit):
        return self.price > limit


class Item(Priced, Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(default="item")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "item"}

    @hybrid_property
    def tag(self):
        return "#" + self.kind

    @tag.inplace.expression
    def _tag(cls):
        return "#" + cls.kind


class Book(Item):
    __mapper_args__ = {"polymorphic_identity": "book"}

    @Item.tag.overrides.expression
    def tag(cls):
        return func.upper(cls.kind)

    @hybrid_property
    def gross(self):
        return self.price * 3


session = Session(traced(Base))
session.add_all([Item(price=5), Book(price=7)])
session.commit()
for thing in session.scalars(select(Item).order_by(Item.id)):
    print(type(thing).__name__, thing.gross, thing.over(5), thing.tag)
print(select(Item.gross, Item.tag))
print(select(Book.gross, Book.tag))
print(session.execute(select(Book.gross, Book.tag).where(Book.over(1))).all())
print(list(inspect(Item).all_orm_descriptors.keys()))
print([(key, str(d.extension_type)) for key, d in inspect(Item).all_orm_descriptors.items() if key in ("gross", "over")])
print("gross" in inspect(Book).all_orm_descriptors, "gross" in inspect(Book).attrs)
