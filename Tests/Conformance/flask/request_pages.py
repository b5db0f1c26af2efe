"""Pagination takes page and per_page from the request's query where there is one."""
from flask import Flask, has_request_context, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class Item(db.Model):
    id = db.Column(db.Integer, primary_key=True)


with app.app_context():
    db.create_all()
    db.session.add_all([Item() for _ in range(45)])
    db.session.commit()
    page = db.paginate(db.select(Item))
    print(page.page, page.per_page, page.total, [i.id for i in page][:3], has_request_context())
    try:
        print(request.args)
    except RuntimeError as e:
        print(str(e).splitlines()[0])

for url in ["/?page=2", "/?page=2&per_page=10", "/?per_page=200", "/?page=abc", "/?page=0", "/?page=99", "/items?q=1", "/?page=1&page=2"]:
    with app.test_request_context(url):
        try:
            page = Item.query.order_by(Item.id).paginate(max_per_page=40)
            print(url, page.page, page.per_page, len(page.items), request.args.get("page"), request.path, request.method, has_request_context())
        except Exception as e:
            print(url, type(e).__name__, e.code)
with app.test_request_context("/?page=abc&per_page=x"):
    page = db.paginate(db.select(Item), error_out=False)
    print(page.page, page.per_page, len(page.items))
    print(request.args.get("page", 7, type=int), request.args.get("none", "d"), request.args.to_dict(), "page" in request.args, request.args.getlist("per_page"))
with app.test_request_context("/search", query_string={"q": "x y", "page": 3}, method="POST"):
    print(request.method, request.args["q"], request.args.get("page", type=int), request.full_path, bool(request))
print(bool(request))
