"""Application contexts: each has its session, and nothing works without one."""
from flask import Flask, current_app, g
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Thing(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)


def make(name):
    app = Flask(name)
    app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
    db.init_app(app)
    with app.app_context():
        db.create_all()
        db.session.add(Thing(name=f"of {name}"))
        db.session.commit()
    return app


one, two = make("one"), make("two")
for app in (one, two):
    with app.app_context():
        print(current_app.name, db.session.scalars(db.select(Thing.name)).all(), current_app.extensions["sqlalchemy"] is db)
with one.app_context():
    session = db.session()
    thing = Thing.query.one()
    print(thing in db.session, session is db.session())
    with two.app_context():
        print(db.session() is session, Thing.query.one().name, thing in db.session)
        g.value = 5
    print(thing in db.session, hasattr(g, "value"), db.session() is session)
    thing.name = "never saved"
print(db.inspect(thing).detached, thing.name)
with one.app_context():
    print(Thing.query.one().name)
    db.session.add(Thing(name="flushed"))
    db.session.flush()
    print(Thing.query.count())
with one.app_context():
    print(Thing.query.count())
    db.session.rollback()
    with db.session.begin():
        db.session.add(Thing(name="kept"))
    print([t.name for t in Thing.query.order_by(Thing.id)])
    db.session.remove()
    print(Thing.query.count())
