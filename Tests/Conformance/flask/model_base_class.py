"""A model class with methods of its own for every model, abstract models and mixins."""
from datetime import datetime
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.model import Model
from sqlalchemy.orm import declared_attr


class IdModel(Model):
    @declared_attr
    def id(cls):
        for base in cls.__mro__[1:-1]:
            if getattr(base, "__table__", None) is not None:
                return db.Column(db.ForeignKey(base.id), primary_key=True)
        return db.Column(db.Integer, primary_key=True)

    def save(self):
        db.session.add(self)
        db.session.commit()
        return self

    @classmethod
    def named(cls, name):
        return cls.query.filter_by(name=name).first()


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app, model_class=IdModel)


class TimestampModel(db.Model):
    __abstract__ = True
    created = db.Column(db.DateTime, nullable=False, default=lambda: datetime(2024, 1, 2, 3, 4))
    updated = db.Column(db.DateTime, onupdate=lambda: datetime(2024, 2, 2))


class SoftDelete:
    deleted = db.Column(db.Boolean, default=False)

    def remove(self):
        self.deleted = True
        return self.save()


class Author(TimestampModel):
    name = db.Column(db.String)


class Page(SoftDelete, TimestampModel):
    name = db.Column(db.String)

    @property
    def slug(self):
        return self.name.lower().replace(" ", "-")


class SpecialPage(Page):
    style = db.Column(db.String)


with app.app_context():
    db.create_all()
    a = Author(name="ann").save()
    p = Page(name="Hello World").save()
    s = SpecialPage(name="Deep", style="dark").save()
    print(a, p, s, a.created, a.updated, p.slug, Page.named("Deep"), Author.named("x"))
    a.name = "anna"
    a.save()
    print(a.updated, p.remove().deleted, Page.query.filter_by(deleted=False).all())
    print([c.name for c in Page.__table__.columns], [c.name for c in SpecialPage.__table__.columns], Page.__tablename__, SpecialPage.__tablename__)
    print(sorted(t for t in db.metadata.tables), issubclass(Author, Model), Author.__mro__[1].__name__)
