"""Pagination: every attribute, edges, errors, both kinds of query."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Todo(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String)


def show(page):
    print(type(page).__name__, page.page, page.per_page, page.total, page.pages, page.first, page.last, page.has_prev, page.has_next, page.prev_num, page.next_num, [t.id for t in page.items], page.max_per_page)


def error(action):
    try:
        show(action())
    except Exception as problem:
        print(type(problem).__name__, getattr(problem, "code", ""), getattr(problem, "description", problem))


with app.app_context():
    db.create_all()
    show(db.paginate(db.select(Todo)))
    db.session.add_all([Todo(title=f"todo {n}") for n in range(1, 48)])
    db.session.commit()
    by_id = db.select(Todo).order_by(Todo.id)
    show(db.paginate(by_id))
    show(db.paginate(by_id, page=2, per_page=10))
    show(db.paginate(by_id, page=5, per_page=10))
    show(db.paginate(by_id, page=1, per_page=100, max_per_page=25))
    show(db.paginate(by_id, per_page=500, max_per_page=None))
    show(db.paginate(by_id, page=2, per_page=20, count=False))
    show(Todo.query.order_by(Todo.id.desc()).paginate(page=3, per_page=15))
    show(Todo.query.filter(Todo.id > 40).paginate(per_page=5))
    error(lambda: db.paginate(by_id, page=6, per_page=10))
    error(lambda: db.paginate(by_id, page=6, per_page=10, error_out=False))
    error(lambda: db.paginate(by_id, page=0))
    error(lambda: db.paginate(by_id, page=0, error_out=False))
    error(lambda: db.paginate(by_id, per_page=-1))
    error(lambda: db.paginate(by_id, per_page=0, error_out=False))
    page = db.paginate(by_id, page=4, per_page=5)
    print(list(page.iter_pages()), list(page.iter_pages(left_edge=1, left_current=1, right_current=1, right_edge=1)), list(page.iter_pages(left_edge=0, left_current=0, right_current=0, right_edge=0)))
    print([t.title for t in page][:2], len(list(page)))
    show(page.prev())
    show(page.next())
    show(page.next().next())
    big = db.paginate(by_id, page=24, per_page=1)
    print(list(big.iter_pages()))
    print(list(big.iter_pages(left_edge=3, left_current=2, right_current=3, right_edge=1)))
