"""SELECTs of tables and subqueries: when they are about classes, and what is refused of them."""
from sqlalchemy import func, select
from sqlalchemy.orm import aliased, joinedload, load_only, with_loader_criteria

from _shop import Address, Customer, Order, Session, shop
from _statements import refused

session = Session(shop())
table = Customer.__table__


def rows(statement):
    for row in session.execute(statement):
        print("  ", row)


print("-- a SELECT of a table takes classes later")
rows(select(table).with_only_columns(Order).order_by(Order.id))
rows(select(Customer).with_only_columns(Order).order_by(Order.id))
refused(lambda: select(table).from_statement(select(Customer)))
rows(select(Customer).from_statement(select(table).order_by(table.c.id)))

print("-- a SELECT of a subquery of a class is one of the ORM")
inner = select(Customer).where(Customer.id < 3).subquery("inner")
rows(select(inner).order_by(inner.c.id))
rows(select(inner.c.name, func.count()).group_by(inner.c.name).order_by(inner.c.name))
for statement in (select(inner), select(inner.c.name), select(select(Customer.name).cte("names")), select(inner.alias("again"))):
    print([(d["name"], d.get("aliased"), d.get("entity")) for d in statement.column_descriptions])
    for option in (joinedload(Customer.orders), load_only(Customer.name)):
        refused(lambda: session.execute(statement.options(option)).all())
    print(session.execute(statement.options(with_loader_criteria(Customer, Customer.city == "Rome"))).all())
print([sorted(d) for d in select(table).column_descriptions][0])

print("-- keywords of filter_by() are looked for in every element")
mail = aliased(Address, name="mail")
rows(select(Customer).join(Customer.addresses.of_type(mail)).filter_by(name="Ann").order_by(mail.id))
rows(select(Customer.name).join(mail, mail.customer_id == Customer.id).filter_by(email="bea@x"))
