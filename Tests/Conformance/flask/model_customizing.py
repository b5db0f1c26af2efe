"""A base class of one's own, mixins, table arguments, a custom query class."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.model import Model
from flask_sqlalchemy.query import Query


class IdModel(Model):
    id = None

    def label(self):
        return f"{type(self).__name__}:{self.id}"

    @classmethod
    def named(cls, name):
        return cls.query.filter_by(name=name).first()


class NewestFirst(Query):
    def newest(self, n=1):
        return self.order_by(self.column_descriptions[0]["entity"].id.desc()).limit(n).all()


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app, model_class=IdModel, query_class=NewestFirst)


class NameMixin:
    name = db.Column(db.String(40), nullable=False)


class Author(NameMixin, db.Model):
    __table_args__ = (db.UniqueConstraint("name", name="uq_author_name"), {"sqlite_autoincrement": True})
    id = db.Column(db.Integer, primary_key=True)


class BookReview(NameMixin, db.Model):
    id = db.Column(db.Integer, primary_key=True)
    stars = db.Column(db.Integer, db.CheckConstraint("stars between 1 and 5"))


class APIKey(NameMixin, db.Model):
    __tablename__ = "keys"
    id = db.Column("key_id", db.Integer, primary_key=True)


with app.app_context():
    db.create_all()
    for model in (Author, BookReview, APIKey):
        print(model.__name__, model.__tablename__, model.__table__.columns.keys(), issubclass(model, IdModel))
    db.session.add_all([Author(name="Ann"), Author(name="Bob"), BookReview(name="good", stars=4), APIKey(name="k")])
    db.session.commit()
    print(Author.named("Bob").label(), APIKey.named("k").label(), APIKey.query.first().id, Author.named("Zed"))
    print([a.name for a in Author.query.newest()], [a.name for a in Author.query.newest(5)])
    print(type(Author.query).__name__, isinstance(Author.query, Query), isinstance(db.session.query(Author), NewestFirst))
    for bad in (Author(name="Ann"), BookReview(name="bad", stars=9), Author()):
        db.session.add(bad)
        try:
            db.session.commit()
        except db.exc.IntegrityError as e:
            print(str(e.orig))
            db.session.rollback()
    print(repr(Author.query.get(1)), Author.query.filter(Author.name.in_(["Ann", "Bob"])).delete(), Author.query.all())
