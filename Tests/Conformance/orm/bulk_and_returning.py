"""Bulk INSERT, UPDATE and DELETE by the session: RETURNING, synchronization, by primary key, by filter."""
from sqlalchemy import create_engine, delete, event, func, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Product(Base):
    __tablename__ = "product"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column("name")
    price: Mapped[int] = mapped_column(default=1)
    stock: Mapped[int | None]

    def __repr__(self):
        return f"{self.label}:{self.price}/{self.stock}"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def trace(connection, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


session = Session(engine)
print("insert")
result = session.execute(insert(Product), [{"label": "pen", "price": 2, "stock": 10}, {"label": "ink", "price": 5, "stock": 3}])
session.execute(insert(Product).values(label="cap"))
made = session.scalars(insert(Product).returning(Product), {"label": "mug", "stock": 4}).one()
print(made, made in session)
print(session.execute(insert(Product).values(label="bag", stock=7).returning(Product.id, Product.label)).one())

print("update")
pen, ink = session.get(Product, 1), session.get(Product, 2)
session.execute(update(Product).where(Product.stock > 5).values(price=Product.price * 10))
print(pen, ink)
session.execute(update(Product).where(Product.label == "ink").values({Product.stock: 0, "label": "INK"}))
print(ink, ink in session.dirty)
result = session.execute(update(Product).where(Product.price < 10).values(stock=func.coalesce(Product.stock, 0) + 1))
print(result.rowcount, ink.stock)
print(session.execute(update(Product).where(Product.id == 1).values(label="PEN").returning(Product.id, Product.label)).all(), pen.label)
print(session.scalars(update(Product).where(Product.stock == 1).values(price=99).returning(Product)).all())
session.execute(update(Product), [{"id": 1, "stock": 1}, {"id": 3, "stock": 3}])
print(pen.stock)
print(session.query(Product).filter(Product.id > 3).update({Product.price: 0, "stock": None}), session.query(Product).filter_by(label="cap").update({"price": 7}, synchronize_session=False))

print("strategies")
for strategy in ("auto", "evaluate", "fetch", False):
    session.expire_all()
    bag = session.scalars(select(Product).filter_by(label="bag")).one()
    session.execute(update(Product).where(Product.label == "bag").values(price=5).execution_options(synchronize_session=strategy))
    print(strategy, "price" in bag.__dict__ and bag.__dict__["price"])
    session.execute(update(Product).where(Product.label == "bag").values(price=0), execution_options={"synchronize_session": False})
for attempt in (lambda: session.execute(update(Product).where(func.lower(Product.label) == "pen").values(price=1), execution_options={"synchronize_session": "evaluate"}),
                lambda: session.query(Product).filter(Product.label.like("p%")).delete("evaluate"), lambda: session.query(Product).delete("maybe"),
                lambda: session.query(Product).order_by(Product.id).delete(), lambda: session.query(Product).limit(1).update({"price": 1}),
                lambda: session.execute(update(Product), [{"price": 3}])):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, "|", str(error).split(" at 0x")[0])

print("delete")
print(session.execute(delete(Product).where(Product.label == "cap")).rowcount, session.query(Product).filter(Product.label.like("I%")).delete(), ink in session)
print(session.execute(delete(Product).filter_by(label="mug").returning(Product.id, Product.label)).all(), made in session)
print(session.scalars(delete(Product).where(Product.price == 0).returning(Product)).all())
print(session.query(Product).delete(), session.scalar(select(func.count(Product.id))))
session.rollback()
print(session.query(Product).count())
