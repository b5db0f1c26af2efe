from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from werkzeug.exceptions import NotFound

app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite://'
db = SQLAlchemy(app)


class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(80), nullable=False)


def bar(p):
    return ' '.join('...' if n is None else f'[{n}]' if n == p.page else str(n) for n in p.iter_pages())


with app.app_context():
    db.create_all()
    db.session.add_all([Post(title=f'Post {n:02}') for n in range(1, 46)])
    db.session.commit()

    page = Post.query.order_by(Post.id).paginate(page=2, per_page=10)
    print(type(page).__name__, page.page, page.per_page, page.total, page.pages, page.first, page.last)
    print(page.has_prev, page.prev_num, page.has_next, page.next_num, len(page.items), [p.title for p in page][:2])
    print(page.items[0], page.next().page, page.prev().page, page.next().items[0].title)
    for n in (1, 3, 5):
        p = Post.query.order_by(Post.id).paginate(page=n, per_page=3)
        print(bar(p), '|', p.first, '-', p.last)
    print(list(Post.query.paginate(page=8, per_page=3).iter_pages(left_edge=1, left_current=1, right_current=1, right_edge=1)))
    p = db.paginate(db.select(Post).order_by(Post.id.desc()), page=1, per_page=4)
    print([x.id for x in p.items], p.total, p.pages, p.prev_num, type(p).__name__)
    print(Post.query.paginate().per_page, Post.query.paginate(per_page=500, max_per_page=30).per_page, db.paginate(db.select(Post), per_page=1000).per_page)
    last = Post.query.order_by(Post.id).paginate(page=5, per_page=10)
    print(last.has_next, last.next_num, last.last, len(last.items))
    for options in ({'page': 6, 'per_page': 10}, {'page': 0}, {'page': 1, 'per_page': -1}):
        try:
            print(Post.query.paginate(**options).items)
        except NotFound as e:
            print(options, type(e).__name__, e.code)
        print([x.id for x in Post.query.paginate(**options, error_out=False).items][:3])
    nothing = Post.query.filter(Post.id > 1000).paginate(page=1)
    print(nothing.items, nothing.total, nothing.pages, nothing.has_next, list(nothing.iter_pages()), nothing.first, nothing.last)
    print(db.paginate(db.select(Post), per_page=5, count=False).total)

    # delete page by page
    rounds = 0
    while True:
        chunk = Post.query.order_by(Post.id).paginate(page=1, per_page=20, error_out=False)
        if not chunk.items:
            break
        rounds += 1
        for post in chunk:
            db.session.delete(post)
        db.session.commit()
    print(rounds, Post.query.count())
