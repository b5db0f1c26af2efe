# Mocks and other callable objects as listeners, defaults, creators, validators' witnesses and collection classes.
import sqlite3
from unittest.mock import Mock

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, String, Table, create_engine, event, text
from sqlalchemy.orm import DeclarativeBase, Mapper, Session, configure_mappers, mapped_column, registry, relationship, scoped_session, sessionmaker


class Base(DeclarativeBase):
    pass


class Always:
    def __call__(self, context=None):
        return "called"


numbers = Mock(side_effect=lambda *given: 10 + numbers.call_count)


class Shop(Base):
    __tablename__ = "shop"
    id = mapped_column(Integer, primary_key=True)
    number = mapped_column(Integer, default=numbers)
    state = mapped_column(String, default=Always(), onupdate=Mock(return_value="updated"))
    items = relationship("Item", collection_class=Mock(side_effect=set), back_populates="shop")

    def __repr__(self):
        return f"Shop({self.id})"


class Item(Base):
    __tablename__ = "item"
    id = mapped_column(Integer, primary_key=True)
    shop_id = mapped_column(ForeignKey("shop.id"))
    shop = relationship(Shop, back_populates="items")


creator = Mock(side_effect=lambda: sqlite3.connect(":memory:"))
engine = create_engine("sqlite://", creator=creator)
Base.metadata.create_all(engine)
heard = Mock()
for name in ["before_insert", "after_insert", "before_update", "after_update", "before_delete", "after_delete"]:
    event.listen(Shop, name, getattr(heard, name))
event.listen(Shop.number, "set", heard.set)
event.listen(Shop.items, "append", heard.append)
event.listen(Session, "before_flush", heard.before_flush)
event.listen(engine, "before_cursor_execute", heard.statement)
with Session(engine) as session:
    shop = Shop()
    session.add(shop)
    session.flush()
    print(shop.number, shop.state, numbers.mock_calls, creator.call_count)
    shop.number = 4
    shop.items.add(Item())
    session.commit()
    print(shop.state, type(shop.items).__name__)
    session.delete(shop)
    session.commit()
for recorded in heard.mock_calls:
    print(recorded[0], len(recorded.args), recorded.args[2].split()[0] if recorded[0] == "statement" else "")
print(heard.set.call_args.args[1:3], heard.append.call_args.args[0])
event.remove(Session, "before_flush", heard.before_flush)
event.remove(Shop.number, "set", heard.set)
print(event.contains(Shop, "before_insert", heard.before_insert), event.contains(Shop.number, "set", heard.set))

schema = Mock()
metadata = MetaData()
table = Table("t", metadata, Column("id", Integer, primary_key=True), Column("x", Integer), Index("ix", "x"), CheckConstraint("x > 1", name="ck"))
for prefix, target in [("metadata", metadata), ("table", table), ("index", list(table.indexes)[0])]:
    for name in ["before_create", "after_create", "before_drop", "after_drop"]:
        event.listen(target, name, getattr(schema, f"{prefix}_{name}"))
metadata.create_all(engine)
metadata.drop_all(engine)
print([recorded[0] for recorded in schema.mock_calls])

handler = Mock(return_value=None)
event.listen(engine, "handle_error", handler)
try:
    engine.connect().execute(text("SELECT nothing"))
except Exception as error:
    print(type(error).__name__, handler.call_count, handler.call_args.args[0].statement)
factory = sessionmaker(engine)
committed = Mock()
event.listen(factory, "after_commit", committed)
made = scoped_session(Mock(side_effect=factory))
made.execute(text("SELECT 1"))
made.commit()
print(committed.call_count)

order = Mock()
event.listen(Mapper, "instrument_class", lambda mapper, made: order.instrumented(made.__name__))
event.listen(Mapper, "after_mapper_constructed", lambda mapper, made: order.constructed(made.__name__))
event.listen(Mapper, "mapper_configured", lambda mapper, made: order.configured(made.__name__))
event.listen(Mapper, "before_configured", order.begin)
event.listen(Mapper, "after_configured", order.end)


class Late:
    @classmethod
    def __declare_first__(cls):
        order.first(cls.__name__)

    @classmethod
    def __declare_last__(cls):
        order.last(cls.__name__)


late = registry()
late.map_imperatively(Late, Table("late", late.metadata, Column("id", Integer, primary_key=True)))
configure_mappers()
print(order.mock_calls)
for target in [Shop, Shop.__mapper__, Session, registry]:
    try:
        event.listen(target, "after_configured", Mock())
    except Exception as error:
        print(type(error).__name__, error)
