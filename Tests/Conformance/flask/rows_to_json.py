"""What an API does with models: to and from dicts, validation, partial updates, JSON columns."""
import json
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import inspect
from sqlalchemy.ext.mutable import MutableDict, MutableList

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Status(Enum):
    OPEN = "open"
    DONE = "done"


class Serialised:
    hidden = ()

    def to_dict(self, **more):
        out = {}
        for attr in inspect(type(self)).column_attrs:
            if attr.key in self.hidden:
                continue
            value = getattr(self, attr.key)
            if isinstance(value, (date, datetime)):
                value = value.isoformat()
            elif isinstance(value, Decimal):
                value = str(value)
            elif isinstance(value, Enum):
                value = value.value
            out[attr.key] = value
        out.update(more)
        return out

    def update(self, **values):
        known = {attr.key for attr in inspect(type(self)).column_attrs}
        unknown = sorted(set(values) - known)
        if unknown:
            raise ValueError(f"unknown fields: {', '.join(unknown)}")
        for key, value in values.items():
            setattr(self, key, value)
        return [a.key for a in inspect(self).attrs if a.history.has_changes()]


class Task(Serialised, db.Model):
    hidden = ("secret",)
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(50), nullable=False)
    due = db.Column(db.Date)
    cost = db.Column(db.Numeric(10, 2))
    status = db.Column(db.Enum(Status), default=Status.OPEN, nullable=False)
    tags = db.Column(MutableList.as_mutable(db.JSON), default=list)
    data = db.Column(MutableDict.as_mutable(db.JSON), default=dict)
    secret = db.Column(db.String, default="hush")


with app.app_context():
    db.create_all()
    payload = json.loads('[{"title": "write", "tags": ["a", "b"], "data": {"n": 1}}, {"title": "test", "cost": 12.5}]')
    db.session.add_all([Task(due=date(2024, 3, i + 1), **fields) for i, fields in enumerate(payload)])
    db.session.commit()
    for task in Task.query.order_by(Task.id):
        print(json.dumps(task.to_dict(extra=True), sort_keys=True))
    task = db.session.get(Task, 1)
    print(task.update(title="rewrite", status=Status.DONE), task.update(title="rewrite"))
    task.tags.append("c")
    task.data["deep"] = {"x": [1, None, "é"]}
    print(sorted(a.key for a in inspect(task).attrs if a.history.has_changes()))
    db.session.commit()
    print(json.dumps(db.session.get(Task, 1).to_dict(), ensure_ascii=False))
    try:
        task.update(nope=1, title="x")
    except ValueError as error:
        print(error)
    print(db.session.execute(db.select(Task.id).where(Task.data["deep"]["x"][0].as_integer() == 1)).scalars().all(), db.session.scalars(db.select(Task.title).where(Task.status == Status.OPEN)).all())
    print([dict(row._mapping) for row in db.session.execute(db.select(Task.id, Task.title).order_by(Task.id))])
    try:
        db.session.add(Task(status="no such status", title="t"))
        db.session.commit()
    except Exception as error:
        db.session.rollback()
        print(type(error).__name__, str(error).splitlines()[0])
