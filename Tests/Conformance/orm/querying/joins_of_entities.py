"""Joins along relationships from joins, to elements of FROM, named twice, and after other columns were chosen."""
import warnings

from sqlalchemy import bindparam, literal_column, select
from sqlalchemy.orm import Session, aliased, contains_eager, join, joinedload, outerjoin

from _shop import Address, Customer, Item, Order, Tag, shop

engine = shop()
warnings.simplefilter("ignore")
with Session(engine) as session:
    def shown(statement):
        print(statement)

    other = aliased(Order)
    shown(select(Customer.id).select_from(join(Customer, Order).join(other, Customer.orders)))
    shown(session.query(Customer).join(Customer.orders).join(Customer.orders).filter(Order.total > 5))
    shown(session.query(Customer).join(Order).with_entities(Order.id))
    shown(select(Customer).join(Order).with_only_columns(Order.id))
    shown(session.query(Customer).join(Order).filter_by(total=5).reset_joinpoint().filter_by(name="Ann"))
    orders = Order.__table__.alias("recent")
    shown(session.query(Customer).join(orders, Customer.orders))
    shown(session.query(Customer).join(Order.__table__, Customer.orders).filter(Order.total > 5))

    subquery = session.query(Customer.id).subquery()
    both = session.query(Customer).union(session.query(Customer))
    shown(both.outerjoin(subquery, subquery.c.id == Customer.id))
    shown(session.query(Customer).options(joinedload(Customer.orders)).subquery())
    shown(session.query(Customer.id, other.id).filter(Customer.id == other.customer_id).subquery(reduce_columns=True))
    print(session.query(Customer.id).filter(Customer.id == bindparam("key")).params(key=2).scalar_subquery())
    within = session.query(Customer.id).filter(Customer.id == bindparam("key")).params(key=2)
    print([customer.id for customer in session.query(Customer).filter(Customer.id.in_(within.scalar_subquery()))])
    shown(session.query(Customer).offset(literal_column("1") + literal_column("2"))[1:3] and session.query(Customer).with_for_update())
    shown(session.query(Customer).with_for_update(of=Customer, read=True, nowait=True))
    shown(session.query(Customer).with_hint(Customer, "USE INDEX x", "mysql").with_statement_hint("fast"))
    shown(session.query(Customer).__clause_element__())
    shown(session.query(Customer).selectable.set_label_style(select().get_label_style()))
    shown(outerjoin(Customer, Order, Customer.orders))
    print(select(lambda: (Customer.id, Customer.name)))
