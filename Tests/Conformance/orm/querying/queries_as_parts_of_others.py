"""Legacy queries as subqueries, EXISTS, CTEs and members of unions, and what methods make of such queries."""
import warnings

from sqlalchemy import func, literal, text, select
from sqlalchemy.orm import aliased, contains_eager, defer, joinedload, load_only

from _shop import Address, Customer, Item, Order, Session, Tag, shop
from _statements import refused

warnings.simplefilter("ignore")
session = Session(shop())
ann = session.query(Customer).filter(Customer.name == "Ann")


def rows(query):
    for row in query:
        print("  ", row)


print("-- unions as subqueries, CTEs, values and EXISTS")
either = session.query(Customer).union(ann)
rows(session.query(either.subquery()).order_by("customer_id"))
rows(session.query(either.cte("either")).order_by("customer_id"))
people = aliased(Customer, either.subquery())
rows(session.query(people).order_by(people.id))
print(session.query(either.exists()).scalar())
rows(session.query(Order).filter(Order.customer_id.in_(session.query(Address.customer_id).union(session.query(Order.customer_id)))).order_by(Order.id))
ids = session.query(Customer.id.label("cid"), literal(1).label("n")).union_all(session.query(Order.customer_id, literal(2))).subquery()
print(ids.c.keys())
rows(session.query(ids.c.cid, func.sum(ids.c.n)).group_by(ids.c.cid).order_by(ids.c.cid))
print(either.statement)
print(either.selectable)
print(either.count())

print("-- unions are joined, filtered and ordered by what they were made of")
rows(either.join(Customer.orders).filter(Order.total > 1).order_by(Customer.id, Order.id).with_entities(Customer.name, Order.total))
print(either.join(Item.tags))
print(either.filter_by(name="Ann").order_by(Customer.name).with_hint(Customer, "INDEXED", "mysql").with_statement_hint("/* all */").union(ann))

print("-- EXISTS")
for query in (
    session.query(Customer, Order),
    session.query(Customer.name, Order).filter(Order.total > 5),
    session.query(Customer).join(Item.tags),
    session.query(Customer).select_from(Order),
    session.query(func.count(Customer.id)),
    session.query(Customer.__table__),
    session.query(Customer).filter(Customer.id > text(":least")).params(least=1),
    session.query(Customer.name).options(joinedload(Customer.orders)),
):
    print(" ".join(str(query.exists()).split()), session.query(query.exists()).scalar())

print("-- options say nothing to SELECTs within others")
for option in (load_only(Customer.name), defer(Customer.city), joinedload(Customer.orders), contains_eager(Customer.orders), load_only(Order.total)):
    print(" ".join(str(select(select(Customer).options(option).subquery())).split()))
    print(" ".join(str(session.query(Customer).options(option).selectable).split()))
    print(" ".join(str(session.query(Customer).options(option).enable_eagerloads(False)).split()))

print("-- whole statements")
read = session.query(Customer).from_statement(text("SELECT * FROM customer ORDER BY id"))
print(type(read.statement).__name__, session.scalars(read.statement).all())
rows(read.add_columns(Customer.city).add_entity(Order))
rows(session.query(Customer).options(joinedload(Customer.orders)).from_statement(select(Customer).order_by(Customer.id)))
for action in (
    lambda: read.subquery(), lambda: read.exists(), lambda: read.scalar_subquery(), lambda: read.label("x"), lambda: read.cte(), lambda: read.count(), lambda: read[0], lambda: read[1:2],
    lambda: read.slice(1, 2), lambda: read.reset_joinpoint(), lambda: read.union(ann), lambda: session.query(func.count(Customer.id)).from_statement(select(Customer)).all(), lambda: read.with_entities(Order.total).all(),
):
    refused(action)

print("-- queries that begin with nothing")
nothing = session.query()
refused(nothing.all)
refused(nothing.count)
refused(lambda: nothing.filter_by(name="Ann"))
rows(nothing.add_entity(Tag).order_by(Tag.id))
rows(session.query(func.count(Customer.id)).add_entity(Order).group_by(Order.id).order_by(Order.id))

print("-- names")
boss = aliased(Customer, name="boss")
print(session.query(Customer).join(boss, boss.id == Customer.id).order_by("name"))
refused(lambda: session.query(Customer).join(boss, boss.id == Customer.id).filter_by(colour="red"))
refused(lambda: session.query(Customer).select_from(Customer.__table__.join(Order.__table__)).filter_by(name="Ann"))
rows(session.query(Customer).select_from(Customer.__table__).filter_by(name="Ann"))
refused(lambda: session.query(boss).get(1))
print(session.get(Customer, 1), session.query(Customer).with_for_update().get(1))

print("-- eager joins stand behind what is not joined")
print(session.query(Customer, Item).options(joinedload(Customer.orders)))
