"""Everything a page tells: of a select, of a query, with and without the count, at the edges."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.pagination import Pagination, QueryPagination, SelectPagination

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Entry(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    kind = db.Column(db.String)


def tell(p):
    print(type(p).__name__, [e.id for e in p.items], p.page, p.per_page, p.total, p.pages, p.first, p.last, p.has_prev, p.prev_num, p.has_next, p.next_num, list(p.iter_pages()))


with app.app_context():
    db.create_all()
    db.session.add_all([Entry(kind="odd" if i % 2 else "even") for i in range(1, 48)])
    db.session.commit()
    select = db.select(Entry).order_by(Entry.id)
    for page in (1, 2, 5, 10):
        tell(db.paginate(select, page=page, per_page=5))
    tell(Entry.query.filter_by(kind="odd").paginate(page=2, per_page=10))
    tell(db.paginate(select.where(Entry.id > 100)))
    tell(db.paginate(select, page=3, per_page=20, count=False))
    p = db.paginate(select, page=2, per_page=20)
    tell(p.next())
    tell(p.prev())
    print(isinstance(p, Pagination), isinstance(p, SelectPagination), isinstance(Entry.query.paginate(), QueryPagination), p.max_per_page)
    print([e.id for e in p][:2], len(list(p)))
    for left_edge, left_current, right_current, right_edge in [(0, 0, 0, 0), (1, 1, 1, 1), (2, 2, 5, 2), (3, 0, 0, 1), (20, 1, 1, 1)]:
        print(list(db.paginate(select, page=6, per_page=4).iter_pages(left_edge=left_edge, left_current=left_current, right_current=right_current, right_edge=right_edge)))
    for options in [dict(page=0), dict(page=-1), dict(per_page=0), dict(page=99), dict(per_page=-3), dict(page=1, per_page=500, max_per_page=10)]:
        for error_out in (True, False):
            try:
                p = db.paginate(select, error_out=error_out, **options)
                print(options, error_out, p.page, p.per_page, len(p.items))
            except Exception as e:
                print(options, error_out, type(e).__name__)
