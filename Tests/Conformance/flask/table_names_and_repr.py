# CamelCase to snake_case, default repr
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


app = Flask("names")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///:memory:"
db = SQLAlchemy(app, model_class=Base)


class User(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class OrderItem(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class HTTPRequestLog(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class Model2Version3(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class Named(db.Model):
    __tablename__ = "own_name"
    id = db.Column(db.Integer, primary_key=True)


class Pair(db.Model):
    left = db.Column(db.String, primary_key=True)
    right = db.Column(db.Integer, primary_key=True)


class IdMixin:
    id = db.Column(db.Integer, primary_key=True)


class FromMixin(IdMixin, db.Model):
    text = db.Column(db.Text)


class Abstract(db.Model):
    __abstract__ = True
    created_by = db.Column(db.String(20), default="system")


class Concrete(Abstract):
    key = db.Column(db.String, primary_key=True)


for model in (User, OrderItem, HTTPRequestLog, Model2Version3, Named, Pair, FromMixin, Concrete):
    print(f"{model.__name__:<16}{model.__tablename__:<18}{[c.name for c in model.__table__.columns]}")
print(hasattr(Abstract, "__tablename__"), sorted(db.metadata.tables))

with app.app_context():
    db.create_all()
    user = User(name="Zoe")
    text = repr(user)
    print(text.startswith("<User (transient "), text.endswith(")>"))
    db.session.add(user)
    print(repr(user).startswith("<User (pending "))
    db.session.commit()
    print(user, repr(user), f"{user!r:>12}", [user])
    db.session.add_all([Pair(left="a", right=1), Concrete(key="k"), FromMixin(text="t"), Named()])
    db.session.commit()
    print(Pair.query.one(), Concrete.query.one(), Concrete.query.one().created_by, FromMixin.query.one(), Named.query.one())
    db.session.delete(user)
    db.session.commit()
    print(user)
    for bad in ("no key",):
        try:
            class NoKey(db.Model):
                name = db.Column(db.String)
        except Exception as e:
            print(type(e).__name__, e)
