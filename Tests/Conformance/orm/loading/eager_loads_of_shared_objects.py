"""Every combination of eager loading, three levels deep, where objects belong to several others: all give the same objects."""
import itertools

from sqlalchemy import Column, ForeignKey, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, immediateload, joinedload, lazyload, mapped_column, relationship, selectinload, subqueryload


class Base(DeclarativeBase):
    pass


order_items = Table("order_items", Base.metadata, Column("order_id", ForeignKey("orders.id")), Column("item_id", ForeignKey("items.id")))
item_keywords = Table("item_keywords", Base.metadata, Column("item_id", ForeignKey("items.id")), Column("keyword_id", ForeignKey("keywords.id")))


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    orders: Mapped[list["Order"]] = relationship(order_by="Order.id")


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    items: Mapped[list["Item"]] = relationship(secondary=order_items, order_by="Item.id")


class Item(Base):
    __tablename__ = "items"
    id: Mapped[int] = mapped_column(primary_key=True)
    keywords: Mapped[list["Keyword"]] = relationship(secondary=item_keywords, order_by="Keyword.id")


class Keyword(Base):
    __tablename__ = "keywords"
    id: Mapped[int] = mapped_column(primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    words = [Keyword(id=number) for number in range(1, 4)]
    items = [Item(id=1, keywords=words[:2]), Item(id=2, keywords=[]), Item(id=3, keywords=words[1:])]
    session.add_all([User(id=1, orders=[Order(id=1, items=items[:2]), Order(id=2, items=items[1:])]), User(id=2, orders=[Order(id=3, items=[items[0], items[2]])])])
    session.commit()


def shape(users):
    return [(user.id, [(order.id, [(item.id, [word.id for word in item.keywords]) for item in order.items]) for order in user.orders]) for user in users]


with Session(engine) as session:
    expected = shape(session.scalars(select(User).order_by(User.id)))
print(expected)
for first, second, third in itertools.product((lazyload, joinedload, selectinload, subqueryload, immediateload), repeat=3):
    option = first(User.orders).options(second(Order.items).options(third(Item.keywords)))
    with Session(engine) as session:
        found = shape(session.scalars(select(User).order_by(User.id).options(option)).unique())
        print(first.__name__, second.__name__, third.__name__, found == expected)
