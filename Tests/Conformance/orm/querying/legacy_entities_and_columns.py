"""with_entities, add_columns, add_entity, label, subquery, as_scalar's like, correlate, params."""
from sqlalchemy import bindparam, func, text
from sqlalchemy.orm import Session, aliased

from _shop import Customer, Item, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    query = session.query(Item).filter(Item.price > 30)
    print(query.with_entities(Item.name).order_by(Item.name).all(), query.with_entities(func.count(Item.id)).scalar(), query.with_entities(Item.id, Item).order_by(Item.id).first())
    print(session.query(Item.id).add_columns(Item.name, Item.price).filter(Item.id == 1).all(), session.query(Customer.name).add_entity(Order).join(Customer.orders).order_by(Order.id).first())
    total = session.query(func.sum(Order.total)).filter(Order.customer_id == Customer.id).correlate(Customer).scalar_subquery()
    print(session.query(Customer.name, total.label("t")).order_by(Customer.id).all())
    print(session.query(Customer.name, session.query(func.count(Order.id)).filter(Order.customer_id == Customer.id).label("n")).order_by(Customer.id).all())
    names = session.query(Item.name.label("n"), Item.price).subquery()
    print(session.query(names).filter(names.c.price > 30).all(), session.query(names.c.n).first(), names.c.keys())
    cte = session.query(Order.customer_id).filter(Order.total > 40).cte("c")
    print(session.query(Customer).join(cte, Customer.id == cte.c.customer_id).all())
    print(session.query(Item).filter(Item.name == bindparam("n")).params(n="desk").all(), session.query(Item).filter(text("price > :p")).params({"p": 50}).all())
    print(session.query(Item).filter(Item.id.in_(session.query(Order.id).filter(Order.total < 50))).all())
    print(session.query(Item.name.label("label")).first().label, session.query((Item.price * 2).label("double")).order_by("double").all())
    print(session.query(aliased(Item)).first(), session.query(Item).select_from(Item).enable_assertions(False).limit(1).filter(Item.id == 3).all())
    print([entity for entity in session.query(Item, Item.name).column_descriptions][1]["name"], session.query(Item).statement.compile().params, session.query(Item).selectable is not None)
    print(session.query(Item).with_labels().statement.selected_columns.keys() if hasattr(session.query(Item), "with_labels") else "", session.query(Item).is_single_entity, session.query(Item.id).is_single_entity)
    print(session.query(Item).execution_options(a=1).get_execution_options(), session.query(Item).session is session, session.query(Item).whereclause, query.whereclause)
    print(session.query(Item.id).only_return_tuples(True).first(), session.query(Item).only_return_tuples(True).first(), session.query(Item).tuples().first())
    refused(lambda: session.query(Item).params("x"))
    refused(lambda: session.query(Item).params(1, 2))
    refused(lambda: session.query("name").all())
    refused(lambda: session.query(None))
