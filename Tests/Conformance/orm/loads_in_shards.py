"""Merges, eager loads and bulk changes of a ShardedSession: what is read of one shard stays there."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, select
from sqlalchemy.ext.horizontal_shard import ShardedSession
from sqlalchemy.orm import Bundle, DeclarativeBase, Session, relationship, selectinload, subqueryload


class Base(DeclarativeBase):
    pass


class Shop(Base):
    __tablename__ = "shops"
    id = Column(Integer, primary_key=True)
    region = Column(String)
    orders = relationship("Order", back_populates="shop", order_by="Order.id")


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    shop_id = Column(ForeignKey("shops.id"))
    amount = Column(Integer)
    shop = relationship("Shop", back_populates="orders")


engines = {name: create_engine("sqlite://") for name in ("north", "south")}
statements = []
for number, (name, engine) in enumerate(engines.items()):
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Shop(id=1, region=name, orders=[Order(id=1, amount=10 + number), Order(id=2, amount=20 + number)]))
        session.commit()

    @event.listens_for(engine, "before_cursor_execute")
    def note(connection, cursor, statement, parameters, context, many, name=name):
        statements.append(f"{name}: {' '.join(statement.split())}")


def choose(mapper, instance, clause=None):
    return instance.region if isinstance(instance, Shop) else "north"


def session():
    return ShardedSession(shards=engines, shard_chooser=choose, identity_chooser=lambda mapper, key, **keywords: list(engines), execute_chooser=lambda context: list(engines))


with session() as one:
    print([(shop.region, [order.amount for order in shop.orders]) for shop in one.scalars(select(Shop).options(subqueryload(Shop.orders)))])
with session() as one:
    shops = one.scalars(select(Shop)).all()
    one.expunge_all()
    print([one.merge(shop).region for shop in shops])
with session() as one:
    statements.clear()
    shops = one.query(Shop).options(selectinload(Shop.orders)).set_shard("south").all()
    print([[order.amount for order in shop.orders] for shop in shops], [line.split(":")[0] for line in statements])
with session() as one:
    for change in (lambda: one.bulk_save_objects([Shop(id=5, region="north")]), lambda: one.bulk_insert_mappings(Shop, [{"id": 6}]), lambda: one.bulk_update_mappings(Shop, [{"id": 1, "region": "x"}])):
        try:
            change()
        except NotImplementedError as error:
            print(error)
            one.rollback()
