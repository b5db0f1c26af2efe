"""The quick start in the older style: columns, not annotations, and Model.query."""
from flask import Flask, abort
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.exc import IntegrityError

db = SQLAlchemy()


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String, unique=True, nullable=False)
    email = db.Column(db.String)

    def __str__(self):
        return f"{self.username} <{self.email}>"


def create_app(uri="sqlite:///:memory:"):
    app = Flask("shop")
    app.config["SQLALCHEMY_DATABASE_URI"] = uri
    db.init_app(app)
    with app.app_context():
        db.create_all()
    return app


app = create_app()
with app.app_context():
    for name in ("eve", "adam", "noah"):
        db.session.add(User(username=name, email=f"{name}@ark.example"))
    db.session.commit()
    print([str(u) for u in User.query.order_by(User.username)])
    print(User.query.filter_by(username="eve").first_or_404())
    print(repr(User.query.filter(User.email.endswith("@ark.example")).count()), User.query.filter_by(username="ham").first())
    db.session.add(User(username="eve"))
    try:
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        print(error.orig, "|", error.statement)
    user = db.session.get(User, 2)
    user.email = None
    db.session.commit()
    print(user, user.id, repr(user))
    db.session.delete(user)
    db.session.commit()
    print(db.session.get(User, 2), User.query.count())
    try:
        User.query.filter_by(username="ham").first_or_404(description="No such passenger: ham")
    except Exception as error:
        print(type(error).__name__, error.code, error.description)
    try:
        abort(403)
    except Exception as error:
        print(type(error).__name__, error.code, error.name)
