"""Columns loaded later, relationships that refuse to load, and options along a path."""
from sqlalchemy import ForeignKey, String, create_engine, event, select
from sqlalchemy.orm import (DeclarativeBase, Load, Mapped, Session, contains_eager, defaultload, defer, deferred, joinedload, lazyload, load_only, mapped_column,
                            raiseload, relationship, selectinload, undefer, undefer_group)


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    notes: Mapped[str] = mapped_column(String, deferred=True)
    photo: Mapped[str] = mapped_column(String, deferred=True, deferred_group="media")
    scan: Mapped[str] = mapped_column(String, deferred=True, deferred_group="media")
    orders: Mapped[list["Order"]] = relationship(back_populates="customer", lazy="selectin")
    address: Mapped["Address"] = relationship(back_populates="customer", lazy="joined")


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    total: Mapped[int]
    memo: Mapped[str]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    customer: Mapped[Customer] = relationship(back_populates="orders", lazy="raise")


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    customer: Mapped[Customer] = relationship(back_populates="address")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([
        Customer(name="Ann", notes="n1", photo="p1", scan="s1", orders=[Order(total=5, memo="a"), Order(total=7, memo="b")], address=Address(city="Rome")),
        Customer(name="Bea", notes="n2", photo="p2", scan="s2", orders=[], address=Address(city="Oslo")),
    ])
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def trace(connection, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


def attempt(action):
    try:
        print("  ", action())
    except Exception as error:
        print("  ", type(error).__name__, error)


with Session(engine) as session:
    print("as mapped")
    ann = session.scalars(select(Customer).order_by(Customer.id)).first()
    print("  ", sorted(key for key in ann.__dict__ if not key.startswith("_")))
    print("  ", ann.notes, ann.photo, ann.scan)
    attempt(lambda: ann.orders[0].customer.name)
    session.expunge_all()
    attempt(lambda: session.get(Order, 1).customer)

for title, options in [
    ("load_only", [load_only(Customer.name), lazyload(Customer.address), lazyload(Customer.orders)]),
    ("defer and undefer", [defer(Customer.name), undefer(Customer.notes), lazyload("*")]),
    ("group", [undefer_group("media"), lazyload("*")]),
    ("raise", [raiseload("*")]),
    ("raise by sql", [raiseload(Customer.orders, sql_only=True), joinedload(Customer.address).load_only(Address.city)]),
    ("path", [selectinload(Customer.orders).defer(Order.memo), defaultload(Customer.address).load_only(Address.city)]),
    ("Load", [Load(Customer).load_only(Customer.name).selectinload(Customer.orders).options(load_only(Order.total), lazyload(Order.customer))]),
    ("defer raises", [defer(Customer.name, raiseload=True), lazyload("*")]),
]:
    print(title)
    with Session(engine) as session:
        customer = session.scalars(select(Customer).options(*options).order_by(Customer.id).limit(1)).one()
        print("  ", sorted(key for key in customer.__dict__ if not key.startswith("_")))
        attempt(lambda: customer.name)
        attempt(lambda: [(order.total, order.memo) for order in customer.orders])
        attempt(lambda: customer.address.city)

print("contains_eager")
with Session(engine) as session:
    statement = select(Order).join(Order.customer).options(contains_eager(Order.customer)).where(Customer.name == "Ann").order_by(Order.id)
    print("  ", [(order.total, order.customer.name) for order in session.scalars(statement)])
    print("  ", session.get(Customer, 2, options=[lazyload("*")]).name)
