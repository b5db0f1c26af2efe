"""Model, query and session classes of one's own, and the options that reach engine and session."""
import sqlalchemy as sa
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.model import Model
from flask_sqlalchemy.query import Query
from flask_sqlalchemy.session import Session
from sqlalchemy.orm import declared_attr


class IdModel(Model):
    @declared_attr
    def id(cls):
        return sa.Column(sa.Integer, primary_key=True)

    def to_dict(self):
        return {c.key: getattr(self, c.key) for c in sa.inspect(self).mapper.column_attrs}


class CachedQuery(Query):
    def by_name(self, name):
        return self.filter_by(name=name)

    def newest(self):
        return self.order_by(sa.desc("id")).limit(2).all()


class NoisySession(Session):
    def commit(self):
        print("commit", len(self.new), len(self.dirty))
        super().commit()


metadata = sa.MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s"})
db = SQLAlchemy(model_class=IdModel, query_class=CachedQuery, metadata=metadata, session_options={"class_": NoisySession, "autoflush": False}, engine_options={"echo": False, "connect_args": {"check_same_thread": False}})
app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_pre_ping": True}
db.init_app(app)


class Author(db.Model):
    name = db.Column(db.String, unique=True)
    books = db.relationship("Book", back_populates="author", lazy="dynamic")


class Book(db.Model):
    name = db.Column(db.String, index=True)
    author_id = db.Column(db.ForeignKey(Author.id))
    author = db.relationship(Author, back_populates="books")


print(isinstance(Author.query, CachedQuery) if False else type(db.Query).__name__, db.Query is CachedQuery, issubclass(Author, IdModel), db.metadata is metadata)
print(sorted(c.name for c in Author.__table__.constraints), sorted(i.name for i in Book.__table__.indexes))
with app.app_context():
    db.create_all()
    author = Author(name="ann")
    author.books.append(Book(name="first"))
    author.books.append(Book(name="second"))
    db.session.add(author)
    print(Author.query.count(), "before the commit: nothing is flushed")
    db.session.commit()
    print(type(Author.query).__name__, Author.query.by_name("ann").one().to_dict(), [b.name for b in Book.query.newest()])
    print(type(author.books).__name__, isinstance(author.books, CachedQuery), author.books.by_name("first").one().to_dict())
    print(type(db.session()).__name__, db.session().autoflush)
    author.name = "bea"
    db.session.commit()
