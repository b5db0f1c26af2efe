"""column_descriptions of select() and Query."""
from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session, aliased

from _shop import Customer, Item, Order, shop

engine = shop()


def show(statement):
    for description in statement.column_descriptions:
        entity = description.get("entity")
        print("  ", description["name"], description.get("aliased"), getattr(entity, "__name__", entity and "alias"), type(description["type"]).__name__, str(description["expr"]).replace("\n", " "))


other = aliased(Customer, name="other")
for name, statement in {
    "entity": select(Customer),
    "columns": select(Customer.id, Customer.name.label("n")),
    "alias": select(other, other.name),
    "function": select(func.count(Customer.id), func.max(Customer.name).label("top")),
    "literal": select(literal(1), literal("2").label("two")),
    "both": select(Customer, Order.total).join(Customer.orders),
    "table": select(Customer.__table__.c.id, Customer.__table__.c.city),
}.items():
    print(name)
    show(statement)
session = Session(engine)
print("query")
show(session.query(Customer, Customer.name, other, func.count(Order.id)))
show(session.query(Customer.name).add_columns(Customer.city, other.id))
