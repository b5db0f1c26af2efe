"""Modifying and querying data through db.session: insert, update, delete, select in their forms."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String, unique=True, nullable=False)
    verified = db.Column(db.Boolean, default=False, nullable=False)


with app.app_context():
    db.create_all()
    log = []

    @event.listens_for(db.engine, "before_cursor_execute")
    def note(conn, cursor, statement, parameters, context, executemany):
        log.append((" ".join(statement.split()), parameters))

    def shown(label, value):
        print(label, value)
        while log:
            print("   ", *log.pop(0))

    user = User(username="a")
    db.session.add(user)
    db.session.commit()
    shown("added", user.id)
    user.verified = True
    db.session.commit()
    shown("changed", user.verified)
    db.session.delete(user)
    db.session.commit()
    shown("deleted", db.inspect(user).detached)
    db.session.add_all([User(username=c, verified=c < "d") for c in "bcde"])
    db.session.commit()
    shown("four", None)
    shown("scalars", [u.username for u in db.session.execute(db.select(User).order_by(User.username)).scalars()])
    shown("one", db.session.execute(db.select(User).filter_by(username="b")).scalar_one().id)
    shown("first", db.session.scalars(db.select(User).where(User.verified).order_by(User.id.desc())).first().username)
    shown("rows", db.session.execute(db.select(User.username, User.verified).where(User.username.in_(["b", "e"]))).all())
    shown("update", db.session.execute(db.update(User).where(User.verified == False).values(verified=True)).rowcount)
    shown("delete", db.session.execute(db.delete(User).where(User.username > "c")).rowcount)
    shown("exists", db.session.query(db.exists().where(User.username == "b")).scalar())
    shown("count", db.session.scalar(db.select(db.func.count(User.id))))
    try:
        db.session.execute(db.select(User).filter_by(username="zz")).scalar_one()
    except Exception as e:
        shown(type(e).__name__, e)
    db.session.rollback()
