"""Tables that are there already: db.reflect(), __table__, and models on reflected names."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
app.config["SQLALCHEMY_BINDS"] = {"auth": "sqlite://"}
db = SQLAlchemy(app)

with app.app_context():
    with db.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL, price NUMERIC(6, 2))")
        connection.exec_driver_sql("CREATE TABLE review (id INTEGER PRIMARY KEY, book_id INTEGER REFERENCES book(id), stars INTEGER)")
        connection.exec_driver_sql("INSERT INTO book (title, price) VALUES ('Dune', 9.5), ('Emma', 7)")
        connection.exec_driver_sql("INSERT INTO review (book_id, stars) VALUES (1, 5), (1, 3)")
    with db.engines["auth"].begin() as connection:
        connection.exec_driver_sql("CREATE TABLE user (id INTEGER PRIMARY KEY, name TEXT)")
        connection.exec_driver_sql("INSERT INTO user (name) VALUES ('ann')")
    db.reflect()
    print(sorted(db.metadatas[None].tables), sorted(db.metadatas["auth"].tables))

    class Book(db.Model):
        __table__ = db.metadata.tables["book"]
        reviews = db.relationship("Review", backref="book")

    class Review(db.Model):
        __table__ = db.metadata.tables["review"]

    class User(db.Model):
        __table__ = db.metadatas["auth"].tables["user"]

    print([(b.title, b.price, [r.stars for r in b.reviews]) for b in Book.query.order_by(Book.title)])
    print(User.query.one().name, Review.query.first().book, [c.type for c in Book.__table__.columns])
    db.session.add(Book(title="Ulysses"))
    db.session.commit()
    print(db.session.scalar(db.select(db.func.count(Book.id))))

    class Shelf(db.Model):
        __tablename__ = "book"
        __table_args__ = {"extend_existing": True}
        title = db.Column("title", db.String(100))

    print(Shelf.__table__ is Book.__table__, Shelf.query.filter_by(title="Emma").one().id)
