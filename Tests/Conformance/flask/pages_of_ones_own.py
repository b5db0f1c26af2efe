"""A pagination of a program's own, and an object or 404."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.pagination import Pagination
from flask_sqlalchemy.extension import SQLAlchemy as Extension
from flask.globals import current_app


class RangePagination(Pagination):
    def __init__(self, total=50, page=1, per_page=10, **kwargs):
        self.data = range(total)
        super().__init__(page=page, per_page=per_page, total=total, **kwargs)

    def _query_items(self):
        return list(self.data[self._query_offset:self._query_offset + self.per_page])

    def _query_count(self):
        return len(self.data)


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Thing(db.Model):
    id = db.Column(db.Integer, primary_key=True)


with app.app_context():
    pages = RangePagination(total=35, page=2)
    print(pages.page, pages.pages, pages.total, pages.items, pages.has_next, pages.prev_num, pages.first, pages.last, list(pages.iter_pages()))
    print(list(pages.next()), pages.next().total, type(pages.prev()).__name__, pages.prev().items)
    pages.items = ["other"]
    print(pages.items, list(pages), pages._query_args)
    try:
        RangePagination(total=5, page=9, max_per_page=3)
    except Exception as error:
        print(type(error).__name__)
    db.create_all()
    db.session.add(Thing())
    db.session.commit()
    print(Thing.query.get_or_404(1), Extension is SQLAlchemy, current_app.name)
    try:
        Thing.query.get_or_404(2, description="no such thing")
    except Exception as error:
        print(error)
