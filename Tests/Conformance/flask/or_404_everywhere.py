"""The ..._or_404 family: what they return, what they raise, and with which words."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from werkzeug.exceptions import HTTPException, NotFound

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Page(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    slug = db.Column(db.String, nullable=False)


def attempt(label, action):
    try:
        print(label, action())
    except HTTPException as e:
        print(label, type(e).__name__, e.code, e.name, e.description)
    except Exception as e:
        print(label, type(e).__name__, e)


with app.app_context():
    db.create_all()
    db.session.add_all([Page(slug="a"), Page(slug="b"), Page(slug="b")])
    db.session.commit()
    select = db.select(Page)
    attempt("get", lambda: db.get_or_404(Page, 1))
    attempt("get missing", lambda: db.get_or_404(Page, 9))
    attempt("get described", lambda: db.get_or_404(Page, 9, description="no page 9"))
    attempt("get options", lambda: db.get_or_404(Page, 1, populate_existing=True))
    attempt("first", lambda: db.first_or_404(select.filter_by(slug="b")))
    attempt("first missing", lambda: db.first_or_404(select.filter_by(slug="z"), description="no z"))
    attempt("one", lambda: db.one_or_404(select.filter_by(slug="a")))
    attempt("one many", lambda: db.one_or_404(select.filter_by(slug="b")))
    attempt("one none", lambda: db.one_or_404(select.filter_by(slug="c"), description="no c"))
    attempt("query get", lambda: Page.query.get_or_404(2))
    attempt("query get missing", lambda: Page.query.get_or_404(22, description="none"))
    attempt("query first", lambda: Page.query.filter(Page.slug > "a").first_or_404())
    attempt("query first missing", lambda: Page.query.filter(Page.slug > "x").first_or_404("gone"))
    attempt("query one", lambda: Page.query.filter_by(slug="b").one_or_404())
    attempt("column", lambda: db.one_or_404(db.select(Page.slug).where(Page.id == 1)))
    try:
        db.get_or_404(Page, 10)
    except NotFound as e:
        print(str(e), repr(e), e.get_description())
