"""Events around the session of an application: before and after flushes, commits, loads, changes."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.orm import validates

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)
log = []


class Page(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String)
    slug = db.Column(db.String)
    version = db.Column(db.Integer, default=1)
    revisions = db.relationship("Revision", backref="page", cascade="all, delete-orphan")

    @validates("title")
    def strip(self, key, value):
        return value.strip() if value else value


class Revision(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    page_id = db.Column(db.ForeignKey(Page.id))
    text = db.Column(db.String)


@event.listens_for(Page.title, "set")
def slugify(target, value, old, initiator):
    if value and value != old:
        target.slug = value.lower().replace(" ", "-")


@event.listens_for(Page, "before_update")
def bump(mapper, connection, target):
    target.version += 1


@event.listens_for(Page, "after_insert")
def first_revision(mapper, connection, target):
    connection.execute(Revision.__table__.insert().values(page_id=target.id, text="created"))


@event.listens_for(Page, "load")
def loaded(target, context):
    log.append(f"load {target.id}")


@event.listens_for(db.session, "before_flush")
def before_flush(session, flush_context, instances):
    log.append(f"flush new={len(session.new)} dirty={len(session.dirty)} deleted={len(session.deleted)}")


@event.listens_for(db.session, "after_commit")
def after_commit(session):
    log.append("commit")


@event.listens_for(db.session, "after_rollback")
def after_rollback(session):
    log.append("rollback")


def told():
    print(log)
    log.clear()


with app.app_context():
    db.create_all()
    page = Page(title="  Hello World ")
    print(page.title, page.slug, page.version)
    db.session.add(page)
    db.session.commit()
    print(page.version, [r.text for r in page.revisions])
    told()
    page.title = "Second Title"
    page.revisions.append(Revision(text="renamed"))
    db.session.commit()
    print(page.slug, page.version, [r.text for r in page.revisions])
    told()
    page.title = "lost"
    db.session.flush()
    db.session.rollback()
    print(page.title, page.slug, page.version)
    told()
    db.session.expunge_all()
    again = db.session.get(Page, 1)
    told()
    db.session.delete(again)
    db.session.commit()
    told()
    print(Revision.query.count())
