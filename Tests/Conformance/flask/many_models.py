"""A shop in many models: one-to-one, self-reference, association object, ordering, cascade, and what delete leaves."""
from decimal import Decimal
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Customer(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(40), nullable=False)
    card = db.relationship("Card", back_populates="customer", uselist=False, cascade="all, delete-orphan")
    orders = db.relationship("Order", back_populates="customer", order_by="Order.id.desc()", passive_deletes=True)


class Card(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    number = db.Column(db.String, unique=True)
    customer_id = db.Column(db.ForeignKey("customer.id"), unique=True, nullable=False)
    customer = db.relationship("Customer", back_populates="card")


class Category(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)
    parent_id = db.Column(db.ForeignKey("category.id"))
    children = db.relationship("Category", backref=db.backref("parent", remote_side=[id]))
    products = db.relationship("Product", backref="category")


class Product(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String)
    price = db.Column(db.Numeric(8, 2))
    category_id = db.Column(db.ForeignKey(Category.id))


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    customer_id = db.Column(db.ForeignKey("customer.id", ondelete="CASCADE"))
    customer = db.relationship(Customer, back_populates="orders")
    lines = db.relationship("Line", cascade="all, delete-orphan", back_populates="order")

    @property
    def total(self):
        return sum((line.count * line.product.price for line in self.lines), Decimal(0))


class Line(db.Model):
    order_id = db.Column(db.ForeignKey("order.id"), primary_key=True)
    product_id = db.Column(db.ForeignKey("product.id"), primary_key=True)
    count = db.Column(db.Integer, default=1)
    order = db.relationship(Order, back_populates="lines")
    product = db.relationship(Product)


with app.app_context():
    @event.listens_for(db.engine, "connect")
    def enforce(connection, record):
        connection.execute("PRAGMA foreign_keys=ON")

    db.create_all()
    food = Category(name="food", children=[Category(name="fruit"), Category(name="bread")])
    apple, roll = Product(title="apple", price=Decimal("0.40"), category=food.children[0]), Product(title="roll", price=Decimal("1.25"), category=food.children[1])
    ann = Customer(name="ann", card=Card(number="1-2"))
    ann.orders = [Order(lines=[Line(product=apple, count=3), Line(product=roll)]), Order(lines=[Line(product=apple, count=10)])]
    db.session.add_all([food, ann])
    db.session.commit()
    print([(o.id, o.total, [(l.product.title, l.count) for l in o.lines]) for o in ann.orders], ann.card.number)
    print(Category.query.filter(Category.parent.has(name="food")).count(), apple.category.parent.name, [c.name for c in food.children])
    print(db.session.query(Product.title, db.func.sum(Line.count)).join(Line).group_by(Product.id).order_by(Product.title).all())
    db.session.delete(ann.card)
    db.session.flush()
    ann.card = Card(number="3-4")
    db.session.commit()
    print([c.number for c in Card.query])
    first = Order.query.get(1)
    first.lines.pop()
    db.session.commit()
    print(Line.query.count(), first.total)
    try:
        Product.query.filter_by(title="apple").delete()
    except Exception as e:
        db.session.rollback()
        print(type(e).__name__, e.orig)
    db.session.delete(ann)
    try:
        db.session.commit()
    except Exception as e:
        db.session.rollback()
        print(type(e).__name__, e.orig)
    for order in Customer.query.one().orders:
        db.session.delete(order)
    db.session.delete(Customer.query.one())
    db.session.commit()
    print(Customer.query.count(), Card.query.count(), Order.query.count(), Line.query.count(), Product.query.count())
