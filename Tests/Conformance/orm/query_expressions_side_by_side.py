"""Shelves with several query expressions: each gets its own value, in subclasses, aliases and collections too."""
from sqlalchemy import ForeignKey, create_engine, func, literal, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, load_only, mapped_column, query_expression, relationship, selectinload, joinedload, with_expression, with_polymorphic, undefer


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelves"
    id: Mapped[int] = mapped_column(primary_key=True)
    width: Mapped[int]
    kind: Mapped[str]
    books: Mapped[list["Book"]] = relationship(order_by="Book.id")
    first: Mapped[int] = query_expression()
    second: Mapped[int] = query_expression()
    third: Mapped[int] = query_expression(literal(3))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "shelf"}


class Corner(Shelf):
    angle: Mapped[int | None]
    fourth: Mapped[int] = query_expression()
    __mapper_args__ = {"polymorphic_identity": "corner"}


class Book(Base):
    __tablename__ = "books"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelves.id"))
    pages: Mapped[int]
    thick: Mapped[bool] = query_expression()
    heavy: Mapped[bool] = query_expression()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Shelf(width=10, books=[Book(pages=100), Book(pages=900)]), Corner(width=20, angle=90, books=[Book(pages=300)])])
    session.commit()


def shown(entity):
    return type(entity).__name__, {key: [shown(each) for each in value] if isinstance(value, list) else value for key, value in sorted(vars(entity).items()) if not key.startswith("_")}


def show(title, statement):
    print(title)
    with Session(engine) as session:
        for shelf in session.scalars(statement).unique():
            print("   ", shown(shelf), shelf.first, shelf.second, shelf.third)


either, other = with_polymorphic(Shelf, [Corner]), aliased(Shelf)
show("none", select(Shelf).order_by(Shelf.id))
show("first", select(Shelf).order_by(Shelf.id).options(with_expression(Shelf.first, Shelf.width + 1)))
show("second", select(Shelf).order_by(Shelf.id).options(with_expression(Shelf.second, Shelf.width + 2)))
show("both", select(Shelf).order_by(Shelf.id).options(with_expression(Shelf.second, Shelf.width + 2), with_expression(Shelf.first, literal(1))))
show("all", select(Shelf).order_by(Shelf.id).options(*(with_expression(each, literal(7)) for each in (Shelf.first, Shelf.second, Shelf.third))))
show("the subclass", select(Corner).options(with_expression(Corner.fourth, Corner.angle / 2)))
show("with_polymorphic", select(either).order_by(either.id).options(with_expression(either.first, either.width * 2)))
show("an alias", select(other).order_by(other.id).options(with_expression(other.second, other.width * 3)))
show("load_only", select(Shelf).where(Shelf.id == 1).options(load_only(Shelf.width), with_expression(Shelf.second, literal(8))))
show("undefer", select(Shelf).where(Shelf.id == 1).options(undefer(Shelf.first)))
for load in (selectinload, joinedload):
    show(load.__name__, select(Shelf).order_by(Shelf.id).options(load(Shelf.books).with_expression(Book.thick, Book.pages > 200)))
    show(load.__name__ + " of both", select(Shelf).order_by(Shelf.id).options(load(Shelf.books).options(with_expression(Book.thick, Book.pages > 200), with_expression(Book.heavy, Book.pages > 500))))
