"""The application factory: one extension for several applications, each with its own database."""
from flask import Flask, current_app, g, has_app_context
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)


class Note(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


def create_app(name):
    app = Flask(name)
    app.config.from_mapping(SQLALCHEMY_DATABASE_URI="sqlite://")
    db.init_app(app)
    with app.app_context():
        db.create_all()
    return app


one, two = create_app("one"), create_app("two")
with one.app_context():
    g.seen = 1
    db.session.add(Note(text="in one"))
    db.session.commit()
    print(current_app.name, db.session.scalars(db.select(Note.text)).all(), g.seen, g)
with two.app_context():
    print(current_app.name, db.session.scalars(db.select(Note.text)).all(), "seen" in g, g.get("seen", "unset"))
    with one.app_context():
        print("inner", current_app.name, Note.query.count(), hasattr(g, "seen"))
    print("outer", current_app.name, Note.query.count())
with one.app_context():
    first = db.session()
    note = db.session.get(Note, 1)
    print(note.text, first is db.session(), note in db.session)
    with one.app_context():
        print(first is db.session(), note in db.session)
    print(note in db.session)
context = two.app_context()
context.push()
print(current_app.name, has_app_context())
context.pop()
try:
    print(note.text, note in first)
except Exception as e:
    print(type(e).__name__, str(e).split(";")[0])
print(one.extensions["sqlalchemy"] is two.extensions["sqlalchemy"])
