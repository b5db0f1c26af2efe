"""from_statement(): text, columns by name and by position, unions, and returning."""
from sqlalchemy import Integer, String, column, insert, select, text, union_all, update
from sqlalchemy.orm import Session, aliased, contains_eager

from _shop import Customer, Item, Order, shop
from _statements import refused

engine = shop()
with Session(engine) as session:
    print(session.scalars(select(Item).from_statement(text("SELECT * FROM item ORDER BY id DESC"))).all())
    session.expunge_all()
    rows = session.scalars(select(Item).from_statement(text("SELECT id, name FROM item WHERE id = :key")), {"key": 2}).all()
    print(rows, rows[0].price)
    session.expunge_all()
    print(session.scalars(select(Item).from_statement(text("SELECT id AS a, name AS b, price AS c FROM item WHERE id = 1").columns(Item.id, Item.name, Item.price))).all())
    print(session.execute(select(Item.name, Item.price).from_statement(text("SELECT name, price FROM item ORDER BY price"))).all())
    both = union_all(select(Item).where(Item.id == 1), select(Item).where(Item.price == 100))
    print(session.scalars(select(Item).from_statement(both)).all())
    print(session.scalars(select(Item).from_statement(both.order_by("id"))).all())
    subquery = aliased(Item, both.subquery())
    print(session.scalars(select(subquery).order_by(subquery.price)).all())
    print(session.scalars(select(Item).from_statement(insert(Item).values(name="new", price=1).returning(Item))).all())
    print(session.scalars(select(Item).from_statement(update(Item).where(Item.id == 1).values(price=77).returning(Item)).execution_options(populate_existing=True)).all()[0].price)
    print(session.query(Item).from_statement(text("SELECT * FROM item WHERE price = :p")).params(p=45).all())
    joined = text("SELECT customer.id, customer.name, customer.city, orders.id, orders.customer_id, orders.total FROM customer JOIN orders ON customer.id = orders.customer_id ORDER BY orders.id")
    statement = select(Customer).from_statement(joined.columns(Customer.id, Customer.name, Customer.city, Order.id, Order.customer_id, Order.total)).options(contains_eager(Customer.orders))
    print([(customer, customer.orders) for customer in session.scalars(statement).unique()])
    refused(lambda: session.scalars(select(Item).from_statement("SELECT 1")))
    refused(lambda: session.scalars(select(Item).from_statement(text("SELECT name FROM item"))).all())
    refused(lambda: select(Item).from_statement(text("SELECT 1")).where(Item.id == 1))
    refused(lambda: session.query(Item).from_statement(text("SELECT * FROM item")).filter(Item.id == 1))
