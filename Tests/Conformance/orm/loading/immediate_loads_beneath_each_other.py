"""immediateload() beneath immediateload(): of several parents the objects of the second relationship are taken from the session, not fetched."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, immediateload, joinedload, mapped_column, relationship, selectinload

from _statements import connected


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    orders: Mapped[list["Order"]] = relationship(order_by="Order.id")


class Order(Base):
    __tablename__ = "order"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    shop_id: Mapped[int] = mapped_column(ForeignKey("shop.id"))
    shop: Mapped["Shop"] = relationship()
    lines: Mapped[list["Line"]] = relationship(order_by="Line.id")


class Shop(Base):
    __tablename__ = "shop"
    id: Mapped[int] = mapped_column(primary_key=True)


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("order.id"))


engine = connected(Base)
with Session(engine) as session:
    for number in (1, 2, 3):
        session.add(Customer(id=number, orders=[Order(id=number, shop=Shop(id=number), lines=[Line(id=number)])] if number != 3 else []))
    session.commit()

OPTIONS = {
    "immediate, then a parent": immediateload(Customer.orders).immediateload(Order.shop),
    "immediate, then a collection": immediateload(Customer.orders).immediateload(Order.lines),
    "immediate, then select in": immediateload(Customer.orders).selectinload(Order.shop),
    "select in, then a parent": selectinload(Customer.orders).immediateload(Order.shop),
    "joined, then a parent": joinedload(Customer.orders).immediateload(Order.shop),
}
for title, option in OPTIONS.items():
    for customers in ([1], [1, 2], [3, 1]):
        print("##", title, customers)
        with Session(engine) as session:
            found = session.scalars(select(Customer).where(Customer.id.in_(customers)).order_by(Customer.id).options(option)).unique().all()
            for customer in found:
                print(customer.id, [sorted(key for key in order.__dict__ if key in ("shop", "lines")) for order in customer.orders])

print("## what the session has")
with Session(engine) as session:
    shops = session.scalars(select(Shop)).all()
    found = session.scalars(select(Customer).order_by(Customer.id).options(immediateload(Customer.orders).immediateload(Order.shop))).all()
    print([["shop" in order.__dict__ for order in customer.orders] for customer in found])
