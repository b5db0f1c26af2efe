from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.model import DefaultMeta, Model
from sqlalchemy import *
app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
class CustomMeta(DefaultMeta):
    def __init__(cls, name, bases, d, **kw):
        super().__init__(name, bases, d, **kw)
        if hasattr(cls, "__table__"): print("made", name, cls.__table__.name)
    @property
    def label(cls): return cls.__name__.upper()
from sqlalchemy.orm import declarative_base
db = SQLAlchemy(app, model_class=declarative_base(cls=Model, metaclass=CustomMeta, name="Model"))
class UserAccount(db.Model):
    id = db.Column(db.Integer, primary_key=True)
print(UserAccount.__tablename__, UserAccount.label, type(UserAccount).__name__)
with app.app_context():
    db.create_all(); db.session.add(UserAccount()); db.session.commit(); print(UserAccount.query.count())
