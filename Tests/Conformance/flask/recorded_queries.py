"""Recorded queries: what each knows."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.record_queries import get_recorded_queries

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
app.config["SQLALCHEMY_RECORD_QUERIES"] = True
db = SQLAlchemy(app)


class Entry(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)
    size = db.Column(db.Integer)


def show():
    for info in get_recorded_queries():
        print(type(info).__name__, repr(info.statement), info.parameters, info.duration >= 0, info.end_time >= info.start_time, info.duration == info.end_time - info.start_time)


with app.app_context():
    db.create_all()
    print(len([q for q in get_recorded_queries() if q.statement.lstrip().startswith("CREATE")]))
with app.app_context():
    print(get_recorded_queries())
    db.session.add(Entry(name="a", size=1))
    db.session.commit()
    db.session.add_all([Entry(name="b", size=2), Entry(name="c", size=3)])
    db.session.flush()
    db.session.execute(db.select(Entry.name).where(Entry.size > 1, Entry.name.in_(["a", "b"])))
    db.session.execute(db.text("SELECT :x"), {"x": 5})
    db.session.execute(db.update(Entry).values(size=9).where(Entry.name == "a"))
    db.session.commit()
    show()
with app.app_context():
    Entry.query.filter_by(name="a").first()
    show()
    try:
        db.session.execute(db.text("SELECT nothing FROM nowhere"))
    except Exception as error:
        print(type(error).__name__)
    print(len(get_recorded_queries()))
off = Flask("off")
off.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db.init_app(off)
with off.app_context():
    db.session.execute(db.text("SELECT 1"))
    print(get_recorded_queries())
