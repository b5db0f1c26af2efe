"""An admin report: aggregates, windows, CTEs and sub-selects over models."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Customer(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String, nullable=False)
    city = db.Column(db.String)
    orders = db.relationship("Order", back_populates="customer")


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    customer_id = db.Column(db.ForeignKey(Customer.id), nullable=False)
    month = db.Column(db.Integer)
    amount = db.Column(db.Integer)
    customer = db.relationship(Customer, back_populates="orders")


with app.app_context():
    db.create_all()
    for n, (name, city) in enumerate([("Ann", "Rome"), ("Bob", "Oslo"), ("Cyd", "Rome"), ("Dee", None)]):
        customer = Customer(name=name, city=city)
        customer.orders = [Order(month=m, amount=(n + 1) * 10 + m) for m in range(1, 4 - n)]
        db.session.add(customer)
    db.session.commit()
    total = db.func.sum(Order.amount).label("total")
    print(db.session.execute(db.select(Customer.name, total, db.func.count(Order.id)).join(Order).group_by(Customer.id).having(total > 20).order_by(total.desc())).all())
    print(db.session.execute(db.select(db.func.coalesce(Customer.city, "?").label("city"), db.func.count(db.distinct(Customer.id)), db.func.total(Order.amount)).outerjoin(Order).group_by("city").order_by("city")).all())
    rank = db.func.rank().over(partition_by=Order.month, order_by=Order.amount.desc()).label("rank")
    ranked = db.select(Order.month, Customer.name, Order.amount, rank).join(Customer).subquery()
    print(db.session.execute(db.select(ranked).where(ranked.c.rank == 1).order_by(ranked.c.month)).all())
    monthly = db.select(Order.month, db.func.sum(Order.amount).label("sum")).group_by(Order.month).cte("monthly")
    print(db.session.execute(db.select(monthly, (monthly.c.sum * 100 / db.select(db.func.sum(Order.amount)).scalar_subquery()).label("percent")).order_by(monthly.c.month)).all())
    print(db.session.execute(db.select(Order.id, db.func.sum(Order.amount).over(order_by=Order.id)).order_by(Order.id)).all())
    latest = db.select(db.func.max(Order.month)).where(Order.customer_id == Customer.id).correlate(Customer).scalar_subquery()
    print(db.session.execute(db.select(Customer.name, latest.label("latest")).order_by(Customer.name)).all())
    print(db.session.scalars(db.select(Customer.name).where(~Customer.orders.any())).all(), db.session.scalars(db.select(Customer.name).where(Customer.orders.any(Order.amount > 20)).order_by(Customer.name)).all())
    size = db.case((Order.amount < 15, "small"), (Order.amount < 25, "middle"), else_="large").label("size")
    print(db.session.execute(db.select(size, db.func.group_concat(Order.id, "/")).group_by(size).order_by(size)).all())
    print(db.session.execute(db.union_all(db.select(Customer.name).where(Customer.city == "Rome"), db.select(Customer.city).where(Customer.city.is_not(None)).distinct()).order_by("name")).scalars().all())
    one = db.aliased(Order)
    print(db.session.execute(db.select(Order.id, one.id).join(one, db.and_(one.customer_id == Order.customer_id, one.id > Order.id)).order_by(Order.id, one.id)).all())
    print(db.session.query(Customer.city, db.func.avg(Order.amount)).join(Customer.orders).filter(Customer.city.isnot(None)).group_by(Customer.city).order_by(Customer.city).all())
