"""first_or_404, get_or_404, one_or_404 and what they raise."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from werkzeug.exceptions import HTTPException, NotFound

app = Flask(__name__)
app.config.update(SQLALCHEMY_DATABASE_URI="sqlite://", SQLALCHEMY_TRACK_MODIFICATIONS=False)
db = SQLAlchemy(app)


class Page(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    slug = db.Column(db.String(30), unique=True)
    section = db.Column(db.String(30))


with app.app_context():
    db.create_all()
    db.session.add_all([Page(slug="home", section="main"), Page(slug="about", section="main"), Page(slug="faq", section="help")])
    db.session.commit()
    print(Page.query.filter_by(slug="faq").first_or_404(), Page.query.get_or_404(1).slug, db.get_or_404(Page, 2).slug)
    print(db.first_or_404(db.select(Page).filter_by(slug="home")), db.one_or_404(db.select(Page).filter_by(section="help")), Page.query.filter_by(slug="about").one_or_404().id)
    for title, call in [
        ("Query.first_or_404", lambda: Page.query.filter_by(slug="none").first_or_404()),
        ("with description", lambda: Page.query.filter_by(slug="none").first_or_404(description="no such page")),
        ("Query.get_or_404", lambda: Page.query.get_or_404(99)),
        ("Query.one_or_404, none", lambda: Page.query.filter_by(id=0).one_or_404("none of it")),
        ("Query.one_or_404, many", lambda: Page.query.filter_by(section="main").one_or_404()),
        ("db.get_or_404", lambda: db.get_or_404(Page, 99, description="page 99 is missing")),
        ("db.first_or_404", lambda: db.first_or_404(db.select(Page).where(Page.id > 50))),
        ("db.one_or_404", lambda: db.one_or_404(db.select(Page))),
    ]:
        try:
            print(title, call())
        except NotFound as e:
            print(f"{title:<24} {type(e).__name__} {e.code} {e.name} | {e.description} | {e}")
    try:
        page = Page.query.get_or_404(42)
        db.session.delete(page)
    except HTTPException as e:
        print(isinstance(e, NotFound), [c.__name__ for c in NotFound.__mro__][:3])
    page = Page.query.filter_by(slug="faq").first_or_404()
    db.session.delete(page)
    db.session.commit()
    print(Page.query.filter_by(slug="faq").first(), Page.query.count())
