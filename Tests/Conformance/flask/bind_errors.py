"""What is said of binds that are not configured."""
import warnings
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

try:
    SQLAlchemy(Flask("none"))
except RuntimeError as e:
    print(type(e).__name__, e)

app = Flask(__name__)
app.config["SQLALCHEMY_BINDS"] = {"other": "sqlite://"}


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(app, model_class=Base)


class Main(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)


class Other(db.Model):
    __bind_key__ = "other"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Third(db.Model):
    __bind_key__ = "third"
    id: Mapped[int] = mapped_column(primary_key=True)


class AbstractOther(db.Model):
    __abstract__ = True
    __bind_key__ = "other"


class Child(AbstractOther):
    id: Mapped[int] = mapped_column(primary_key=True)


print(Child.metadata is db.metadatas["other"], AbstractOther.metadata is Child.metadata, Child.__tablename__)
for action in [lambda: db.create_all(), lambda: db.engine, lambda: db.create_all("third"), lambda: db.session.execute(db.select(Third)), lambda: db.session.execute(db.text("select 1")), lambda: repr(db)]:
    with app.app_context():
        try:
            print(action())
        except Exception as e:
            print(type(e).__name__, e)
with app.app_context():
    db.create_all("other")
    db.session.add(Other(name="x"))
    db.session.commit()
    print(db.session.scalars(db.select(Other.name)).all(), db.session.query(Other).count())
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(db.get_engine("other") is db.engines["other"], db.get_engine(bind="other") is db.engines["other"])
    print([(w.category.__name__, str(w.message)[:60]) for w in caught])
other = Flask("other")
with other.app_context():
    try:
        db.session.execute(db.text("select 1"))
    except RuntimeError as e:
        print(e)
try:
    db.init_app(app)
except RuntimeError as e:
    print(e)
