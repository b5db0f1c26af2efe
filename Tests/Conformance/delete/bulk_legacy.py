# Query.delete() in its several spellings
from sqlalchemy import create_engine, Column, Integer, String, Float, Boolean, or_, and_, not_
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()


class Product(Base):
    __tablename__ = "products"
    id = Column(Integer, primary_key=True)
    sku = Column(String(20), unique=True)
    category = Column(String)
    price = Column(Float)
    active = Column(Boolean, default=True)

    def __repr__(self):
        return "Product(%s)" % self.sku


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
Session = sessionmaker(bind=engine)
session = Session()


def fill():
    session.query(Product).delete()
    categories = ["tools", "toys", "books"]
    for n in range(1, 13):
        session.add(Product(
            id=n,
            sku="P%03d" % n,
            category=categories[n % 3],
            price=n * 2.5,
            active=n % 4 != 0,
        ))
    session.commit()


def remaining():
    return [p.id for p in session.query(Product).order_by(Product.id)]


fill()
print("start", remaining())

tests = [
    ("filter ==", lambda q: q.filter(Product.category == "toys")),
    ("filter !=", lambda q: q.filter(Product.category != "toys")),
    ("filter_by", lambda q: q.filter_by(category="books", active=True)),
    ("two filters", lambda q: q.filter(Product.price > 10).filter(Product.price <= 20)),
    ("comma", lambda q: q.filter(Product.price > 10, Product.active)),
    ("or_", lambda q: q.filter(or_(Product.id == 1, Product.id == 12))),
    ("and_", lambda q: q.filter(and_(Product.id > 1, Product.id < 12))),
    ("not_", lambda q: q.filter(not_(Product.active))),
    ("pipe", lambda q: q.filter((Product.id < 3) | (Product.id > 10))),
    ("tilde", lambda q: q.filter(~(Product.id < 3))),
    ("in_", lambda q: q.filter(Product.id.in_([2, 4, 6, 800]))),
    ("in_ empty", lambda q: q.filter(Product.id.in_([]))),
    ("not_in", lambda q: q.filter(Product.id.not_in([1, 2]))),
    ("like", lambda q: q.filter(Product.sku.like("P01%"))),
    ("startswith", lambda q: q.filter(Product.sku.startswith("P00"))),
    ("between", lambda q: q.filter(Product.id.between(5, 8))),
    ("is_", lambda q: q.filter(Product.active.is_(False))),
    ("is_not None", lambda q: q.filter(Product.category.is_not(None))),
    ("all", lambda q: q),
    ("expression", lambda q: q.filter(Product.price * 2 - Product.id >= 40)),
]
for title, narrow in tests:
    fill()
    count = narrow(session.query(Product)).delete(synchronize_session=False)
    print("%-12s deleted %2d, left %s" % (title, count, remaining()))
    session.rollback()
    assert len(remaining()) == 12

print("rolled back every time:", session.query(Product).count())

for title, bad in [
    ("limit", lambda q: q.limit(2)),
    ("order_by", lambda q: q.order_by(Product.id)),
    ("offset", lambda q: q.offset(1)),
    ("group_by", lambda q: q.group_by(Product.category)),
    ("distinct", lambda q: q.distinct()),
]:
    try:
        print(title, bad(session.query(Product)).delete())
    except Exception as e:
        print(title, "->", type(e).__name__, e)
session.close()
