"""Rows that are marked deleted: a query class and a criteria option that leave them out."""
from datetime import datetime

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.query import Query
from sqlalchemy import event
from sqlalchemy.orm import Session, with_loader_criteria


class LiveQuery(Query):
    def live(self):
        return self.filter_by(deleted_at=None)



app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app, query_class=LiveQuery)


class SoftDelete:
    deleted_at = db.Column(db.DateTime)

    def soft_delete(self):
        self.deleted_at = datetime(2024, 5, 6)


class Notebook(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)
    notes = db.relationship("Note", back_populates="notebook", order_by="Note.id")


class Note(SoftDelete, db.Model):
    id = db.Column(db.Integer, primary_key=True)
    text = db.Column(db.String)
    notebook_id = db.Column(db.ForeignKey(Notebook.id))
    notebook = db.relationship(Notebook, back_populates="notes")


@event.listens_for(Session, "do_orm_execute")
def only_live(state):
    if state.is_select and not state.is_column_load and not state.execution_options.get("with_deleted", False):
        state.statement = state.statement.options(with_loader_criteria(SoftDelete, lambda cls: cls.deleted_at.is_(None), include_aliases=True))


with app.app_context():
    db.create_all()
    db.session.add(Notebook(name="n", notes=[Note(text=t) for t in "abcd"]))
    db.session.commit()
    Note.query.filter_by(text="b").one().soft_delete()
    db.session.commit()
    print([n.text for n in Note.query.order_by(Note.id)], Note.query.count(), Note.query.live().count())
    print([n.text for n in db.session.scalars(db.select(Note).execution_options(with_deleted=True).order_by(Note.id))])
    db.session.expire_all()
    print([n.text for n in Notebook.query.one().notes])
    print([(b.name, [n.text for n in b.notes]) for b in db.session.scalars(db.select(Notebook).options(db.selectinload(Notebook.notes)).execution_options(populate_existing=True))])
    print(db.session.execute(db.select(Notebook.name, db.func.count(Note.id)).join(Note).group_by(Notebook.id)).all())
    print(db.session.scalar(db.select(db.func.count()).select_from(Note.__table__)))
