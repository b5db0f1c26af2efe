"""UNION and its kin, EXISTS, IN with subqueries, slices and counts of queries."""
from sqlalchemy import ForeignKey, create_engine, except_, exists, func, intersect, select, union, union_all
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shop(Base):
    __tablename__ = "shop"
    id: Mapped[int] = mapped_column(primary_key=True)
    town: Mapped[str]
    items: Mapped[list["Item"]] = relationship(back_populates="shop")

    def __repr__(self):
        return f"Shop {self.town}"


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    price: Mapped[int]
    shop_id: Mapped[int] = mapped_column(ForeignKey("shop.id"))
    shop: Mapped[Shop] = relationship(back_populates="items")

    def __repr__(self):
        return f"{self.name}@{self.price}"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Shop(town="Bern", items=[Item(name="pen", price=2), Item(name="ink", price=9)]), Shop(town="Graz", items=[Item(name="pen", price=3)]), Shop(town="Nice")])
session.commit()

cheap, dear = select(Item).where(Item.price < 3), select(Item).where(Item.price > 8)
for statement in (union_all(cheap, dear), union(cheap, select(Item)), intersect(select(Item), dear), except_(select(Item), cheap)):
    entities = select(Item).from_statement(statement)
    print(sorted(map(repr, session.scalars(entities))))
both = union_all(cheap, dear).order_by(Item.price.desc()).limit(2)
print(both)
print(session.scalars(select(Item).from_statement(both)).all(), session.execute(both).all())
part = aliased(Item, union_all(cheap, dear).subquery())
statement = select(part, Shop).join(part.shop).order_by(part.id)
print(statement)
print(session.execute(statement).all())

print("--- legacy")
first, second = session.query(Item).filter(Item.price < 3), session.query(Item).filter(Item.name == "pen")
query = first.union(second)
print(query)
print(query.order_by(Item.id).all(), first.union_all(second).count(), second.except_(first).all(), first.intersect(second).all())
print(query.filter(Item.price > 2).all())

print("--- exists and in")
print(session.query(Shop).filter(session.query(Item).filter(Item.shop_id == Shop.id).exists()).all())
print(session.query(session.query(Item).filter_by(name="ink").exists()).scalar(), session.query(Item).filter_by(name="cup").exists())
print(session.scalars(select(Shop).where(~exists().where(Item.shop_id == Shop.id))).all())
print(session.scalars(select(Shop).where(exists(select(Item.id).where(Item.shop_id == Shop.id, Item.price > 8)))).all())
ids = select(Item.shop_id).where(Item.name == "pen")
print(session.scalars(select(Shop).where(Shop.id.in_(ids)).order_by(Shop.id)).all(), session.scalars(select(Shop).where(Shop.id.not_in(ids))).all())
print(session.query(Shop).filter(Shop.id.in_([])).all(), session.query(Item.name).filter(Item.id.in_([1, 3])).distinct().all())

print("--- counts and slices")
query = session.query(Item).order_by(Item.price)
print(query.count(), query[1], query[:2], query[1:], query[0:3:2], query.slice(1, 2).all(), query.offset(1).first(), list(query.limit(1)))
print(session.scalar(select(func.count()).select_from(Item)), session.scalar(select(func.count()).select_from(select(Item).where(Item.price > 2).subquery())))
print(session.query(Item.name, func.count()).group_by(Item.name).having(func.count() > 1).all(), session.query(func.sum(Item.price)).scalar())
print(session.query(Shop.town, func.count(Item.id).label("n")).outerjoin(Shop.items).group_by(Shop.id).order_by(func.count(Item.id).desc(), Shop.town).all())
print(session.query(Item).filter(Item.price > session.query(func.avg(Item.price)).scalar_subquery()).all())
sub = session.query(Item.shop_id, func.max(Item.price).label("top")).group_by(Item.shop_id).subquery()
print(session.query(Shop.town, sub.c.top).join(sub, sub.c.shop_id == Shop.id).order_by(Shop.town).all())
for attempt in (lambda: query[-1], lambda: query[9], lambda: query.limit(1).filter(Item.id == 1), lambda: query.limit(1).order_by(Item.id), lambda: query.limit(2).join(Shop), lambda: query[-2:]):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, "|", error)
