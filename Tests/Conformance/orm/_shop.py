"""A shop: customers with addresses and orders, orders of items, items with tags, and employees in a tree."""
from sqlalchemy import Column, ForeignKey, Table, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import shown


class Base(DeclarativeBase):
    def __repr__(self):
        return f"<{type(self).__name__} {getattr(self, 'name', None) or getattr(self, 'email', None) or self.id}>"


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    city: Mapped[str | None]
    addresses: Mapped[list["Address"]] = relationship(back_populates="customer", order_by="Address.id", cascade="all, delete-orphan")
    orders: Mapped[list["Order"]] = relationship(back_populates="customer", order_by="Order.id")
    profile: Mapped["Profile"] = relationship(back_populates="customer", cascade="all, delete-orphan")


class Profile(Base):
    __tablename__ = "profile"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    motto: Mapped[str]
    customer: Mapped[Customer] = relationship(back_populates="profile")


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    customer: Mapped[Customer] = relationship(back_populates="addresses")


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    total: Mapped[int]
    customer: Mapped[Customer | None] = relationship(back_populates="orders")
    lines: Mapped[list["Line"]] = relationship(back_populates="order", cascade="all, delete-orphan", order_by="Line.item_id")


class Line(Base):
    __tablename__ = "line"
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    quantity: Mapped[int] = mapped_column(default=1)
    order: Mapped[Order] = relationship(back_populates="lines")
    item: Mapped["Item"] = relationship()

    def __repr__(self):
        return f"<Line {self.order_id} {self.item_id} x{self.quantity}>"


item_tag = Table("item_tag", Base.metadata, Column("item_id", ForeignKey("item.id"), primary_key=True), Column("tag_id", ForeignKey("tag.id"), primary_key=True))


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    price: Mapped[int]
    tags: Mapped[list["Tag"]] = relationship(secondary=item_tag, back_populates="items", order_by="Tag.id")


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    items: Mapped[list[Item]] = relationship(secondary=item_tag, back_populates="tags", order_by="Item.id")


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    boss_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    boss: Mapped["Employee | None"] = relationship(back_populates="reports", remote_side=[id])
    reports: Mapped[list["Employee"]] = relationship(back_populates="boss", order_by="Employee.id")


def objects():
    red, blue = Tag(id=1, name="red"), Tag(id=2, name="blue")
    lamp, desk, chair = Item(id=1, name="lamp", price=30, tags=[red, blue]), Item(id=2, name="desk", price=100, tags=[blue]), Item(id=3, name="chair", price=45)
    ann = Customer(id=1, name="Ann", city="Rome", addresses=[Address(id=1, email="ann@x"), Address(id=2, email="ann@y")], profile=Profile(id=1, motto="carpe diem"))
    bea, cid = Customer(id=2, name="Bea", city="Oslo", addresses=[Address(id=3, email="bea@x")]), Customer(id=3, name="Cid")
    orders = [
        Order(id=1, total=160, customer=ann, lines=[Line(item=lamp, quantity=2), Line(item=desk)]),
        Order(id=2, total=45, customer=ann, lines=[Line(item=chair)]),
        Order(id=3, total=30, customer=bea, lines=[Line(item=lamp)]),
        Order(id=4, total=0),
    ]
    root = Employee(id=1, name="Root")
    left, right = Employee(id=2, name="Left", boss=root), Employee(id=3, name="Right", boss=root)
    return [ann, bea, cid, *orders, root, left, right, Employee(id=4, name="Leaf", boss=left)]


def shop():
    """An engine whose database holds the shop, whose statements are printed from here on."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(objects())
        session.commit()
    return shown(engine)
