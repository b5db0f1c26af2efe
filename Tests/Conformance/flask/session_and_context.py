# db.session across contexts, config, binds to the app, teardown
from flask import Flask, current_app, has_app_context
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event, inspect, text
from sqlalchemy.orm import Session

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///store.db"
app.config.from_mapping(TITLE="Shop", SQLALCHEMY_RECORD_QUERIES=False)
db = SQLAlchemy()
db.init_app(app)


class Item(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(20), unique=True, nullable=False)
    stock = db.Column(db.Integer, default=0)


print(app.name, app.config["TITLE"], app.config.get("NOTHING", "-"), app.config["SQLALCHEMY_DATABASE_URI"], "SQLALCHEMY_ECHO" in app.config)
with app.app_context():
    print(current_app.name, has_app_context(), db.engine.dialect.name, db.engine.url.database.endswith("store.db"), db.engine.driver)
    db.create_all()
    print(inspect(db.engine).get_table_names(), db.metadata.tables.keys())
    db.session.add(Item(name="nail", stock=100))
    db.session.add(Item(name="saw"))
    db.session.commit()
    first = db.session.get(Item, 1)
    print(first.name, first in db.session, isinstance(db.session(), Session), db.session.query(Item).count())

with app.app_context():
    again = db.session.get(Item, 1)
    print(again is first, first in db.session, again.stock)
    again.stock -= 1
    db.session.flush()
    print(db.session.execute(text("select stock from item where id = 1")).scalar())

with app.app_context():
    print("not committed:", db.session.get(Item, 1).stock)
    db.session.add(Item(name="nail"))
    try:
        db.session.commit()
    except Exception as e:
        db.session.rollback()
        print(type(e).__name__)
        print(e)
    print(db.session.execute(db.select(Item.name).order_by(Item.name)).scalars().all())
    print(db.session.scalars(db.select(Item).where(Item.stock > 0)).all())
    print(db.session.execute(db.update(Item).values(stock=Item.stock + 5)).rowcount, [i.stock for i in Item.query.order_by(Item.id)])
    db.session.commit()
    print(db.session.execute(db.delete(Item).where(Item.name == "saw")).rowcount, db.session.execute(db.select(db.func.count(Item.id))).scalar_one())
    db.session.rollback()
    db.session.remove()
    print(Item.query.count())
    with db.engine.connect() as connection:
        print(connection.execute(db.select(Item.__table__)).all())
    with db.session.begin_nested():
        Item.query.filter_by(name="saw").delete()
    db.session.commit()
    print([i.name for i in db.session.query(Item)])
    statements = []
    event.listen(db.engine, "before_cursor_execute", lambda *a: statements.append(a[2].replace("\n", "")))
    Item.query.filter(Item.stock > 1).delete()
    db.session.commit()
    print(statements, Item.query.count())
    db.drop_all()
    print(inspect(db.engine).get_table_names())

try:
    SQLAlchemy(app)
except RuntimeError as e:
    print(str(e).split(".")[0])
try:
    empty = Flask("empty")
    SQLAlchemy(empty)
except RuntimeError as e:
    print(e)
