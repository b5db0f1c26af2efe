"""Bundles: several columns as one item, of rows, dicts and the user's own."""
from sqlalchemy import func, select
from sqlalchemy.orm import Bundle, DeclarativeBase, DictBundle, Mapped, Session, mapped_column

from _traced import traced


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer: Mapped[str]
    amount: Mapped[int]
    paid: Mapped[bool] = mapped_column(default=False)


class Money(Bundle):
    def create_row_processor(self, query, procs, labels):
        def process(row):
            amount, = (proc(row) for proc in procs)
            return f"{amount} EUR"
        return process


session = Session(traced(Base))
session.add_all([Order(customer="ann", amount=5), Order(customer="bob", amount=7, paid=True), Order(customer="ann", amount=1)])
session.commit()
who = Bundle("who", Order.customer, Order.paid)
for row in session.execute(select(Order.id, who).order_by(Order.id)):
    print(row.id, row.who.customer, row.who.paid, row)
print(session.execute(select(who).where(who.c.customer == "ann").order_by(who)).all())
print(session.execute(select(who.label("person")).limit(1)).one()._fields)
print(session.execute(select(DictBundle("d", Order.customer, Order.amount), Order.id).order_by(Order.id)).all())
print(session.scalars(select(Money("sum", Order.amount)).order_by(Order.amount)).all())
print(session.query(Bundle("b", Order.id, Order.amount, single_entity=True)).order_by(Order.id).all())
print(session.query(Bundle("b", Order.id, Order.amount)).order_by(Order.id).first())
print(session.execute(select(Bundle("outer", Order.id, Bundle("inner", Order.customer, Order.amount))).order_by(Order.id)).scalars().all())
totals = Bundle("totals", Order.customer, func.sum(Order.amount).label("total"))
print([(t.customer, t.total) for t in session.scalars(select(totals).group_by(Order.customer).order_by(Order.customer))])
print(select(who).order_by(who))
print(who.name, sorted(who.c.keys()), DictBundle.__mro__[1].__name__)
