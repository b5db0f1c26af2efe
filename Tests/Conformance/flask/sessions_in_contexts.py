"""One session for each application context; teardown; g; several applications."""
from flask import Flask, current_app, g
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Counter(db.Model):
    name = db.Column(db.String(10), primary_key=True)
    value = db.Column(db.Integer, nullable=False, default=0)


def create_app(name, **config):
    app = Flask(name)
    app.config.from_mapping({"SQLALCHEMY_DATABASE_URI": f"sqlite:///{name}.db"}, **config)
    db.init_app(app)

    @app.teardown_appcontext
    def closing(error):
        print("closing", app.name, type(error).__name__)

    with app.app_context():
        db.create_all()
    return app


first, second = create_app("first"), create_app("second", TESTING=True)
print(first, second.config["TESTING"], second.testing, sorted(first.extensions))

for app, start in ((first, 1), (second, 100)):
    with app.app_context():
        g.start = start
        db.session.add(Counter(name="hits", value=g.start))
        db.session.commit()
        print(current_app.name, g.get("start"), "start" in g, db.engine.url.database.rsplit("/", 1)[-1])

with first.app_context():
    hits = db.session.get(Counter, "hits")
    outer = db.session()
    with second.app_context():
        inner = db.session()
        print(outer is inner, db.session.get(Counter, "hits").value, g.get("start"))
    hits.value += 1
    print(db.session() is outer, hits.value, hits in db.session)
    db.session.commit()

try:
    with first.app_context():
        db.session.add(Counter(name="lost"))
        db.session.flush()
        print(Counter.query.count())
        raise ValueError("on purpose")
except ValueError as e:
    print(e)

with first.app_context():
    print(Counter.query.count(), db.session.get(Counter, "hits").value)
    db.session.remove()
    print(Counter.query.filter_by(name="hits").first().value)

for config in ({}, {"SQLALCHEMY_DATABASE_URI": None}):
    bare = Flask("bare")
    bare.config.update(config)
    try:
        db.init_app(bare)
    except RuntimeError as e:
        print(e)
try:
    db.init_app(first)
except RuntimeError as e:
    print(e)
