"""db.session as the scoped session it is: the registry, options, transactions, errors and rollback."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from sqlalchemy import event, orm


class CountingSession(Session):
    commits = 0

    def commit(self):
        type(self).commits += 1
        super().commit()


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app, session_options={"class_": CountingSession, "expire_on_commit": False, "autoflush": False})


class Item(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String, nullable=False)


with app.app_context():
    db.create_all()
    print(type(db.session).__name__, isinstance(db.session(), CountingSession), isinstance(db.session(), orm.Session), db.session.autoflush, db.session().expire_on_commit)
    item = Item(name="one")
    db.session.add(item)
    print(item in db.session.new, Item.query.count(), db.session.dirty)
    db.session.commit()
    print(CountingSession.commits, db.inspect(item).persistent, item.name)
    item.name = None
    try:
        db.session.commit()
    except Exception as e:
        print(type(e).__name__, e.orig)
    try:
        Item.query.all()
    except Exception as e:
        print(type(e).__name__)
    db.session.rollback()
    print(item.name, db.session.is_active)
    with db.session.begin_nested():
        db.session.add(Item(name="two"))
    nested = db.session.begin_nested()
    db.session.add(Item(name="three"))
    db.session.flush()
    nested.rollback()
    db.session.commit()
    print([i.name for i in Item.query.order_by(Item.id)])
    db.session.remove()
    print(db.session.registry.has(), item in db.session)
    with db.session.no_autoflush:
        print(db.session.get(Item, 1).name)
    with orm.Session(db.engine) as other:
        print(other.scalars(db.select(Item.name)).all())
    with db.engine.connect() as connection:
        print(connection.execute(db.text("SELECT count(*) FROM item")).scalar())

    @event.listens_for(db.session, "before_commit")
    def before(session):
        print("before commit", len(session.new))

    db.session.add(Item(name="four"))
    db.session.commit()
