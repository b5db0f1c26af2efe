# delete-orphan: what leaves the collection leaves the database
from sqlalchemy import create_engine, Column, ForeignKey, Integer, String, inspect
from sqlalchemy.orm import declarative_base, relationship, Session

Base = declarative_base()


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    customer = Column(String)
    items = relationship("OrderItem", back_populates="order", cascade="all, delete-orphan",
                         order_by="OrderItem.id")


class OrderItem(Base):
    __tablename__ = "order_items"
    id = Column(Integer, primary_key=True)
    order_id = Column(Integer, ForeignKey("orders.id"), nullable=False)
    product = Column(String)
    order = relationship("Order", back_populates="items")

    def __repr__(self):
        return f"<{self.product}>"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)
order = Order(customer="Zoe", items=[OrderItem(product=p) for p in "apple banana cherry damson elder fig".split()])
s.add(order)
s.commit()
print(order.items, s.query(OrderItem).count())

banana = order.items[1]
order.items.remove(banana)
print("removed", order.items, banana in s, inspect(banana).persistent, banana.order)
print(banana in s.deleted, banana in s.dirty)
s.commit()
print(s.query(OrderItem).count(), inspect(banana).detached)

popped = order.items.pop()
print("popped", popped)
s.flush()
print(inspect(popped).deleted, s.query(OrderItem).count())
s.rollback()
print("rolled back", order.items, inspect(popped).persistent)

del order.items[0]
s.commit()
print("del [0]", order.items)

del order.items[1:3]
s.commit()
print("del [1:3]", order.items, s.query(OrderItem).count())

order.items = [OrderItem(product="grape"), order.items[0]]
s.commit()
print("replaced", order.items, [i.id for i in order.items])

order.items.clear()
s.commit()
print("cleared", order.items, s.query(OrderItem).count())

# an item that never belonged to an order
lost = OrderItem(product="lost")
s.add(lost)
try:
    s.commit()
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])
    s.rollback()
print(inspect(lost).transient, lost in s)

# added and removed before the flush: never inserted
order.items.append(lost)
print(lost in s)
order.items.remove(lost)
print(lost in s, s.new)
s.commit()
print(s.query(OrderItem).all())

# moved from one order to the next, not an orphan
second = Order(customer="Yan")
order.items.append(OrderItem(product="honey"))
s.add(second)
s.commit()
honey = order.items[0]
second.items.append(honey)
print(order.items, second.items, honey.order.customer)
s.commit()
print(order.items, second.items, honey.order_id)
