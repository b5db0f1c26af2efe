"""Bundle: columns together in a row, nested, single, and with rows of one's own."""
from sqlalchemy import func, select
from sqlalchemy.orm import Bundle, Session

from _shop import Customer, Item, Order, shop
from _statements import refused

engine = shop()


class Named(Bundle):
    def create_row_processor(self, query, procs, labels):
        def process(row):
            return dict(zip(labels, (proc(row) for proc in procs)))

        return process


with Session(engine) as session:
    pair = Bundle("pair", Customer.name, Customer.city)
    row = session.execute(select(pair).order_by(Customer.id)).first()
    print(row, row.pair, row.pair.name, row.pair.city, row.pair._fields, type(row.pair).__name__)
    print(session.execute(select(Customer.id, pair, Bundle("order", Order.id, Order.total)).join(Customer.orders).order_by(Order.id)).all())
    print(session.scalars(select(pair).where(pair.c.name == "Ann")).all())
    nested = Bundle("outer", Customer.id, Bundle("inner", Customer.name, func.upper(Customer.name).label("loud")))
    first = session.scalars(select(nested).order_by(Customer.id)).first()
    print(first, first.inner.loud)
    print(session.execute(select(Bundle("one", Customer.name, single_entity=True)).order_by(Customer.id)).all())
    print(session.scalars(select(Named("named", Item.name, Item.price)).order_by(pair.c.name if False else Item.id)).all())
    print(session.query(pair, Order.total).join(Order, Customer.id == Order.customer_id).order_by(Order.id).all())
    print(session.query(Bundle("b", Customer)).order_by(Customer.id).first() if False else "")
    print(pair.name, pair.c.keys(), pair.columns.city, pair.label("x").name if hasattr(pair, "label") else "")
    print([d["name"] for d in select(Customer.id, pair).column_descriptions], select(pair).column_descriptions[0]["expr"] is pair)
    refused(lambda: pair.c.nothing)
    refused(lambda: session.execute(select(pair)).first().pair.nothing)
