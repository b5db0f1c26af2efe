"""session.merge(): copies of objects, with cascades, collections and load=False."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, inspect
from sqlalchemy.orm import Session, declarative_base, relationship
from sqlalchemy.exc import InvalidRequestError

Base = declarative_base()


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    customer = Column(String)
    note = Column(String)
    lines = relationship("Line", back_populates="order", cascade="all, delete-orphan", order_by="Line.id")
    coupon = relationship("Coupon", cascade="save-update")
    coupon_id = Column(ForeignKey("coupon.id"))


class Line(Base):
    __tablename__ = "line"
    id = Column(Integer, primary_key=True)
    product = Column(String)
    order_id = Column(ForeignKey("orders.id"))
    order = relationship("Order", back_populates="lines")

    def __repr__(self):
        return f"<Line {self.id} {self.product}>"


class Coupon(Base):
    __tablename__ = "coupon"
    id = Column(Integer, primary_key=True)
    code = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


with Session(engine) as session:
    session.add(Order(id=1, customer="Ann", note="first", lines=[Line(id=1, product="pen"), Line(id=2, product="ink")]))
    session.commit()

    print("-- a transient copy with the same key")
    copy = Order(id=1, customer="Anna", lines=[Line(id=2, product="black ink"), Line(product="paper")])
    merged = session.merge(copy)
    print(merged is copy, copy in session, merged in session, merged.customer, merged.note, merged.lines)
    print(inspect(merged).attrs.customer.history, len(session.new), len(session.dirty))
    session.commit()
    print(merged.lines)

    print("-- nothing there yet")
    fresh = session.merge(Order(id=7, customer="Bob"))
    print(inspect(fresh).pending, fresh.id)
    session.flush()

    print("-- an object of this session is itself")
    print(session.merge(merged) is merged)
    session.rollback()

    print("-- a relationship without merge cascade is left alone")
    third = session.merge(Order(id=1, coupon=Coupon(id=5, code="X")))
    print(third.coupon, third.customer)
    session.rollback()

with Session(engine) as one:
    print("-- load=False")
    detached = one.get(Order, 1)
    detached.lines
one.close()
print(inspect(detached).detached)
with Session(engine) as two:
    cached = two.merge(detached, load=False)
    print(cached is detached, cached.customer, cached.lines, cached in two, two.dirty)
    for bad in (Order(id=3), detached):
        detached.note = "changed"
        try:
            two.expunge_all()
            two.merge(bad, load=False)
        except InvalidRequestError as error:
            print(str(error).split(".")[0])
    print("-- the same given twice")
    a, b = two.merge_all([Order(id=20, customer="C"), Order(id=20, customer="D")])
    print(a is b, a.customer)
