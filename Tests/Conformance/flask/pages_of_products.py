"""Pages by query and by select; page links; deleting while paging."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.pagination import Pagination, QueryPagination, SelectPagination

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Product(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(20))
    price = db.Column(db.Numeric(8, 2))


def links(pagination, **edges):
    return " ".join("..." if n is None else str(n) for n in pagination.iter_pages(**edges))


with app.app_context():
    db.create_all()
    db.session.add_all(Product(name=f"p{n:03}", price=n * 5) for n in range(1, 96))
    db.session.commit()
    select = db.select(Product).where(Product.id > 5).order_by(Product.price.desc())
    by_select = db.paginate(select, page=4, per_page=7)
    by_query = Product.query.filter(Product.id > 5).order_by(Product.price.desc()).paginate(page=4, per_page=7)
    print(type(by_select) is SelectPagination, type(by_query) is QueryPagination, isinstance(by_query, Pagination))
    print([p.name for p in by_select] == [p.name for p in by_query.items], by_select.total == by_query.total, by_select.pages)
    print(links(by_query), "|", links(by_query, left_edge=0, right_edge=0), "|", links(by_query, left_current=0, right_current=0))
    page, seen = Product.query.order_by(Product.id).paginate(per_page=40), []
    while True:
        seen.append((page.page, len(page.items), page.first, page.last, page.prev_num, page.next_num))
        if not page.has_next:
            break
        page = page.next()
    print(seen)
    print(page.prev().prev().prev_num, [p.id for p in page.prev()][:2], page.per_page, page.max_per_page)
    print(links(Product.query.paginate(page=1, per_page=1)), "|", links(db.paginate(select, per_page=1, page=45)))
    print(db.paginate(select, page=3, per_page=100, error_out=False).items, db.paginate(select, per_page=100, max_per_page=10).per_page)
    while (page := Product.query.filter(Product.id % 2 == 0).paginate(per_page=20)).items:
        for product in page:
            db.session.delete(product)
        db.session.commit()
        print(page.total, Product.query.count())
