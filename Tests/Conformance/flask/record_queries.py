"""SQLALCHEMY_RECORD_QUERIES: the statements of a context, in order."""
from flask import Flask, g
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.record_queries import get_recorded_queries

app = Flask(__name__)
app.config.update(SQLALCHEMY_DATABASE_URI="sqlite://", SQLALCHEMY_RECORD_QUERIES=True)
db = SQLAlchemy(app)


class Todo(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String)
    done = db.Column(db.Boolean, default=False)


def report(label):
    queries = get_recorded_queries()
    print(label, len(queries))
    for query in queries:
        print("  ", " ".join(query.statement.split()), query.parameters, query.duration >= 0, query.end_time >= query.start_time)


with app.app_context():
    report("at first")
    db.create_all()
    db.session.add_all([Todo(title="write"), Todo(title="read", done=True)])
    db.session.commit()
    Todo.query.filter_by(done=False).all()
    report("work")
    print("_sqlalchemy_queries" in g, type(get_recorded_queries()[0]).__name__)
with app.app_context():
    report("another context")
    db.session.execute(db.select(Todo).where(Todo.title.like("w%"))).scalars().first()
    slow = [q for q in get_recorded_queries() if q.duration >= 60]
    report("a query")
    print(slow)

quiet = Flask("quiet")
quiet.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db.init_app(quiet)
with quiet.app_context():
    db.create_all()
    print(get_recorded_queries(), quiet.config["SQLALCHEMY_RECORD_QUERIES"])
