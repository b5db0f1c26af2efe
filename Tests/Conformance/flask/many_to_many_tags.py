"""Pages and tags through a plain association table; backref; deleting either side."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

tags = db.Table(
    "tags",
    db.Column("tag_id", db.Integer, db.ForeignKey("tag.id"), primary_key=True),
    db.Column("page_id", db.Integer, db.ForeignKey("page.id"), primary_key=True),
)


class Page(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(20))
    tags = db.relationship("Tag", secondary=tags, lazy="subquery", backref=db.backref("pages", lazy=True))


class Tag(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    word = db.Column(db.String(20), unique=True)

    def __repr__(self):
        return f"#{self.word}"


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db.init_app(app)


def links():
    return sorted(tuple(row) for row in db.session.execute(db.select(tags)))


with app.app_context():
    db.create_all()
    red, blue, dull = Tag(word="red"), Tag(word="blue"), Tag(word="dull")
    db.session.add_all([Page(name="one", tags=[red, blue]), Page(name="two", tags=[blue]), Page(name="three")])
    db.session.add(dull)
    db.session.commit()
    print(links())
    one = Page.query.filter_by(name="one").first()
    print(one.tags, blue.pages == [one, Page.query.filter_by(name="two").first()])
    print([p.name for p in Page.query.filter(Page.tags.any(word="blue"))])
    print([p.name for p in Page.query.filter(Page.tags.contains(red))])
    print([t.word for t in Tag.query.filter(~Tag.pages.any()).order_by(Tag.word)])
    print([(p.name, t.word) for p, t in db.session.query(Page, Tag).join(Page.tags).order_by(Page.id, Tag.word)])
    one.tags.remove(red)
    db.session.commit()
    print(links(), red.pages)
    one.tags.append(dull)
    dull.pages.append(Page.query.filter_by(name="three").one())
    db.session.commit()
    print(links(), [p.name for p in dull.pages])
    db.session.delete(one)
    db.session.commit()
    print(links(), [p.name for p in dull.pages])
    db.session.delete(dull)
    db.session.commit()
    print(links(), [t.word for t in Tag.query.order_by("word")], [(p.name, p.tags) for p in Page.query.order_by(Page.id)])
    print(tags.name, tags.columns.keys(), [c.name for c in tags.primary_key], tags.metadata is db.metadata)
