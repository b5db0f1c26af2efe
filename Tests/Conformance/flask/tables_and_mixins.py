"""Table names, mixins, abstract classes, tables given whole."""
from datetime import datetime, timezone

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class TimestampMixin:
    created = db.Column(db.DateTime, nullable=False, default=lambda: datetime(2024, 1, 2, 3, 4, 5))
    updated = db.Column(db.DateTime, onupdate=lambda: datetime(2024, 2, 3, 4, 5, 6))


class Base(db.Model):
    __abstract__ = True
    id = db.Column(db.Integer, primary_key=True)

    @classmethod
    def named(cls, name):
        return db.session.scalars(db.select(cls).filter_by(name=name)).one_or_none()


class HTTPRequestLog(Base, TimestampMixin):
    name = db.Column(db.String(20))


class CamelCaseÜber(Base):
    name = db.Column(db.String(20))


class WithName(Base, TimestampMixin):
    __tablename__ = "named_by_hand"
    name = db.Column(db.String(20))
    __table_args__ = (db.UniqueConstraint("name", name="uq_name"), db.CheckConstraint("length(name) > 1"), {"comment": "by hand"})


class Special(WithName):
    extra = db.Column(db.Integer)


class Joined(WithName):
    id = db.Column(db.ForeignKey("named_by_hand.id"), primary_key=True)
    more = db.Column(db.Integer)


user_table = db.Table("people", db.Column("id", db.Integer, primary_key=True), db.Column("name", db.String))


class Person(db.Model):
    __table__ = user_table


tag_link = db.Table("tag_link", db.Column("person_id", db.ForeignKey("people.id"), primary_key=True), db.Column("log_id", db.ForeignKey(HTTPRequestLog.id), primary_key=True))

for cls in (HTTPRequestLog, CamelCaseÜber, WithName, Special, Joined, Person):
    print(cls.__name__, cls.__table__.name, [c.name for c in cls.__table__.columns], getattr(cls, "__tablename__", None))
print(sorted(db.metadata.tables), WithName.__table__.comment, tag_link.metadata is db.metadata)
with app.app_context():
    db.create_all()
    db.session.add_all([HTTPRequestLog(name="a"), WithName(name="bb"), Special(name="cc", extra=1), Joined(name="dd", more=2), Person(name="p")])
    db.session.commit()
    log = HTTPRequestLog.named("a")
    print(log, log.created, log.updated)
    log.name = "b"
    db.session.commit()
    print(log.updated, HTTPRequestLog.named("a"))
    print(db.session.execute(db.select(WithName.id, WithName.name, WithName.created).order_by(WithName.id)).all())
    print([type(x).__name__ for x in db.session.scalars(db.select(WithName).order_by(WithName.id))], db.session.scalars(db.select(Joined)).one().more)
