"""Query classes of one's own: for the extension, for one model, for relationships."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.query import Query


class GetOrQuery(Query):
    def get_or(self, ident, default=None):
        out = self.get(ident)
        return default if out is None else out


class LatestQuery(Query):
    def latest(self):
        return self.order_by(Post.id.desc()).first()


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app, query_class=GetOrQuery)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    posts = db.relationship("Post", backref=db.backref("author", lazy="joined"), lazy="dynamic")


class Post(db.Model):
    query_class = LatestQuery
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.ForeignKey("user.id"))


with app.app_context():
    db.create_all()
    user = User()
    user.posts.append(Post())
    user.posts.append(Post())
    db.session.add(user)
    db.session.commit()
    print(User.query.get_or(1), User.query.get_or(5, "nobody"), type(User.query).__name__)
    print(Post.query.latest(), type(Post.query).__name__, type(db.session.query(User)).__name__, db.Query is GetOrQuery)
    print(isinstance(user.posts, GetOrQuery), type(user.posts).__name__, type(user.posts.filter(Post.id > 0)).__name__, user.posts.count(), user.posts.order_by(Post.id).all())
    print(user.posts.paginate(per_page=1).items, user.posts.first_or_404())
    print(Post.query.first().author)
