"""SQLALCHEMY_TRACK_MODIFICATIONS: signals of what a commit changed."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.track_modifications import before_models_committed, models_committed

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
app.config["SQLALCHEMY_TRACK_MODIFICATIONS"] = True
db = SQLAlchemy(app)


class Todo(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String)


@models_committed.connect
def after(sender, changes):
    print("committed", sender, [(type(o).__name__, op) for o, op in changes])


@before_models_committed.connect_via(app)
def before(sender, changes):
    print("before", sender is app, [(type(o).__name__, op) for o, op in changes])


with app.app_context():
    db.create_all()
    one, two = Todo(title="one"), Todo(title="two")
    db.session.add_all([one, two])
    db.session.commit()
    one.title = "first"
    db.session.delete(two)
    db.session.commit()
    print("nothing to commit")
    db.session.commit()
    one.title = "lost"
    db.session.flush()
    db.session.rollback()
    db.session.commit()
    three = Todo(title="three")
    db.session.add(three)
    db.session.flush()
    three.title = "third"
    db.session.commit()
    print(models_committed.has_receivers_for(app), len(models_committed.receivers))
    models_committed.disconnect(after)
    three.title = "3"
    db.session.commit()
    app.config["SQLALCHEMY_TRACK_MODIFICATIONS"] = False
    three.title = "three again"
    db.session.commit()
    print(models_committed.name, before_models_committed.name)
