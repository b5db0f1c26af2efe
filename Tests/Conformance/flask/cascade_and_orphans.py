"""What happens to the children of a deleted parent, by cascade."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.exc import IntegrityError

app = Flask("cascades")
app.config.from_mapping(SQLALCHEMY_DATABASE_URI="sqlite:///:memory:")
db = SQLAlchemy(app)


class Customer(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(30), nullable=False)
    orders = db.relationship("Order", back_populates="customer", cascade="all, delete-orphan")
    notes = db.relationship("Note", backref="customer")
    visits = db.relationship("Visit", backref="customer")


class Order(db.Model):
    __tablename__ = "orders"
    id = db.Column(db.Integer, primary_key=True)
    total = db.Column(db.Float)
    customer_id = db.Column(db.Integer, db.ForeignKey("customer.id"), nullable=False)
    customer = db.relationship("Customer", back_populates="orders")


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    text = db.Column(db.Text)
    customer_id = db.Column(db.Integer, db.ForeignKey("customer.id"))


class Visit(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    customer_id = db.Column(db.Integer, db.ForeignKey("customer.id"), nullable=False)


def counts():
    return Customer.query.count(), Order.query.count(), Note.query.count(), Visit.query.count()


with app.app_context():
    db.create_all()
    ann = Customer(name="Ann", orders=[Order(total=9.5), Order(total=1.25)], notes=[Note(text="calls at noon")])
    bob = Customer(name="Bob", orders=[Order(total=100.0)], visits=[Visit(), Visit()])
    db.session.add_all([ann, bob])
    db.session.commit()
    print(counts(), sum(o.total for o in ann.orders))

    dropped = ann.orders.pop(0)
    db.session.commit()
    print(counts(), dropped in db.session, [o.total for o in ann.orders])

    db.session.delete(ann)
    db.session.commit()
    print(counts(), [(n.text, n.customer_id, n.customer) for n in Note.query])

    db.session.delete(bob)
    try:
        db.session.commit()
    except IntegrityError as e:
        print(type(e.orig).__name__, e.orig)
        print(e.statement)
        print(e.params)
        db.session.rollback()
    print(counts(), bob.name, len(bob.visits))

    for visit in list(bob.visits):
        db.session.delete(visit)
    db.session.delete(bob)
    db.session.commit()
    print(counts())

    db.session.add(Customer(name="Cid", orders=[Order(total=3)]))
    db.session.commit()
    print(Customer.query.filter(Customer.name == "Cid").delete(), counts())
    db.session.rollback()
    print(counts(), db.session.scalar(db.select(db.func.sum(Order.total))))
