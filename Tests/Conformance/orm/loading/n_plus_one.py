"""The statements of a loop over objects and their relations, lazily and with each eager strategy."""
from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, immediateload, joinedload, selectinload, subqueryload

from _shop import Customer, Item, Line, Order, shop

engine = shop()


def report(*options, join=False):
    with Session(engine) as session:
        statement = select(Order).where(Order.customer_id.is_not(None)).options(*options).order_by(Order.id)
        if join:
            statement = statement.join(Order.customer)
        for order in session.scalars(statement).unique():
            print(order.customer.name, order.total, [line.item.name for line in order.lines])


print("lazy")
report()
print("joined")
report(joinedload(Order.customer), joinedload(Order.lines).joinedload(Line.item))
print("selectin")
report(selectinload(Order.customer), selectinload(Order.lines).selectinload(Line.item))
print("subquery")
report(subqueryload(Order.customer), subqueryload(Order.lines).joinedload(Line.item))
print("immediate")
report(immediateload(Order.customer), immediateload(Order.lines))
print("mixed")
report(contains_eager(Order.customer), selectinload(Order.lines).joinedload(Line.item, innerjoin=True), join=True)
