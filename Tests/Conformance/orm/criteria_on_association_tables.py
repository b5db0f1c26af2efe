# and_() with columns of the association table, names in ORDER BY beside joined loads, aliases of aliases in subqueries,
# functions that compare two arguments, and parameters of queries that subqueryload() embeds.
from sqlalchemy import Column, ForeignKey, Integer, String, Table, bindparam, cast, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Session, aliased, foreign, joinedload, lazyload, relationship, remote, selectinload, subqueryload

from _shown import show


class Base(DeclarativeBase):
    pass


lines = Table("line", Base.metadata, Column("order_id", ForeignKey("orders.id")), Column("item_id", ForeignKey("item.id")), Column("count", Integer))


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    note = Column(String)
    items = relationship("Item", secondary=lines, order_by="Item.id")


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    path = Column(String)
    below = relationship("Item", primaryjoin=lambda: func.instr(remote(foreign(Item.path)), Item.path + "/").as_comparison(1, 2) == 1, viewonly=True, order_by=lambda: remote(Item.path))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Order(id=1, note="first"), Order(id=2, note="second"), Item(id=1, name="pen", path="a"), Item(id=2, name="ink", path="a/b"), Item(id=3, name="nib", path="a/b/c"), Item(id=4, name="cap", path="d")])
session.flush()
session.execute(lines.insert(), [{"order_id": 1, "item_id": 1, "count": 5}, {"order_id": 1, "item_id": 2, "count": 1}, {"order_id": 2, "item_id": 3, "count": 2}])
session.commit()

many = lines.c.count > 1
show("join", lambda: select(Order.id).join(Order.items.and_(many, Item.name != "cap")))
show("rows", lambda: session.execute(select(Order.id, Item.name).join(Order.items.and_(many)).order_by(Order.id)).all())
for load in (joinedload, selectinload, lazyload):
    session.expunge_all()
    orders = session.scalars(select(Order).options(load(Order.items.and_(many))).order_by(Order.id)).unique().all()
    print(load.__name__, [[item.name for item in order.items] for order in orders])

session.expunge_all()
session.execute(lines.insert(), [{"order_id": 2, "item_id": 3, "count": 1}])
print("a pair twice", [item.name for item in session.get(Order, 2).items])
session.rollback()
print("below", [item.name for item in session.get(Item, 1).below], [item.name for item in session.get(Item, 2).below])
show("joined", lambda: select(Item.id).join(Item.below.of_type(aliased(Item, name="lower"))))

show("name in ORDER BY", lambda: session.query(Order).options(joinedload(Order.items)).order_by("name"))
show("name of a join", lambda: session.query(Order).join(Order.items).options(joinedload(Order.items)).order_by("name"))

other = aliased(Order)
pairs = select(Order, other).where(Order.id > other.id).subquery()
left, right = aliased(Order, pairs), aliased(other, pairs)
show("pairs", lambda: session.execute(select(left.note, right.note)).all())
show("an alias that the subquery lacks", lambda: select(aliased(other, select(Order.id, Order.note).subquery())))
show("a column that it lacks", lambda: select(aliased(Order, select(Order.note).subquery()).id))
show("a SELECT", lambda: aliased(select(Order.id)))

show("embedded", lambda: [item.name for item in session.query(Order).options(subqueryload(Order.items)).filter(Order.id == bindparam("n")).params(n=1).one().items])
show("slice", lambda: [i for (i,) in session.query(Item.id).params(a=1, b=3).order_by(Item.id)[cast(bindparam("a"), Integer):cast(bindparam("b"), Integer)]])
show("lambdas", lambda: select(lambda: (Order.id, Order.note)).select_from(lambda: Order))
