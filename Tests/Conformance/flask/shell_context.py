"""What `flask shell` would offer: make_shell_context and its processors."""
from flask import Flask, g
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Author(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class Book(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.shell_context_processor
def extra():
    return {"answer": 42, "Author": "replaced"}


with app.app_context():
    names = app.make_shell_context()
    print(sorted(names))
    print(names["app"] is app, names["g"] is g, names["db"] is db, names["Book"] is Book, names["Author"], names["answer"])

plain = Flask("plain")
plain.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
SQLAlchemy(plain, add_models_to_shell=False)
with plain.app_context():
    print(sorted(plain.make_shell_context()))
