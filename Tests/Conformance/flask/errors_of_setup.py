"""What goes wrong before the first query."""
from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy


def tried(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", type(error).__name__, str(error).strip().splitlines()[0])


tried("no URI", lambda: SQLAlchemy(Flask("a")))
app = Flask("b")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)
tried("twice", lambda: db.init_app(app))
tried("another on the same app", lambda: SQLAlchemy(app))
other = Flask("c")
with other.app_context():
    tried("an app without it", lambda: db.engine)
    tried("a session without it", lambda: db.session.execute(db.text("SELECT 1")).scalar())
with app.app_context():
    tried("with it", lambda: db.session.execute(db.text("SELECT 1")).scalar())
    tried("an unknown bind", lambda: db.engines["nowhere"])
    tried("create of an unknown bind", lambda: db.create_all(bind_key="nowhere"))
    tried("no such attribute", lambda: db.nothing_like_it)
    tried("bad URL", lambda: str(db.make_url("nonsense")) if hasattr(db, "make_url") else "no make_url")
bad = Flask("d")
bad.config["SQLALCHEMY_DATABASE_URI"] = "nonsense"
tried("a URI that is none", lambda: SQLAlchemy(bad))
worse = Flask("e")
worse.config["SQLALCHEMY_BINDS"] = {"extra": {"nourl": 1}}
tried("a bind without URL", lambda: SQLAlchemy(worse))
tried("a class that is no base", lambda: SQLAlchemy(model_class=int))


class Two(db.Model):
    id = db.Column(db.Integer, primary_key=True)


def no_key():
    class Keyless(db.Model):
        name = db.Column(db.String)


tried("no primary key", no_key)
tried("the same name", lambda: type("Two", (db.Model,), {"__tablename__": "two", "id": db.Column(db.Integer, primary_key=True)}))
tried("unknown column", lambda: Two(nope=1))
