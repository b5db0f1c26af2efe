"""The quick start of Flask-SQLAlchemy, restated: a base of one's own, a model, queries as views would make them."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)
app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db.init_app(app)


class User(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str]


def user_list():
    return db.session.execute(db.select(User).order_by(User.username)).scalars()


def user_create(**form):
    user = User(username=form["username"], email=form["email"])
    db.session.add(user)
    db.session.commit()
    return user.id


def user_detail(id):
    return db.get_or_404(User, id)


def user_delete(id):
    db.session.delete(db.get_or_404(User, id))
    db.session.commit()


with app.app_context():
    db.create_all()
    print([user_create(username=n, email=f"{n}@example.com") for n in ("zoe", "adam", "mia")])
    print([u.username for u in user_list()], user_detail(2).email)
    user_delete(1)
    print([(u.id, u.username) for u in user_list()])
    try:
        user_detail(1)
    except Exception as e:
        print(type(e).__name__, e.code)
    try:
        user_create(username="mia", email="again")
    except Exception as e:
        db.session.rollback()
        print(type(e).__name__, e.orig)
    print(db.session.execute(db.select(db.func.count()).select_from(User)).scalar_one(), User.__tablename__, User.__table__.name)
