from datetime import datetime

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///:memory:"
db = SQLAlchemy(app)

tags = db.Table(
    "tags",
    db.Column("tag_id", db.Integer, db.ForeignKey("tag.id"), primary_key=True),
    db.Column("post_id", db.Integer, db.ForeignKey("post.id"), primary_key=True),
)


class Category(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(50), nullable=False)

    def __repr__(self):
        return "<Category %r>" % self.name


class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(80), nullable=False)
    body = db.Column(db.Text, nullable=False)
    pub_date = db.Column(db.DateTime, nullable=False, default=lambda: datetime(2024, 1, 1, 9, 30))
    category_id = db.Column(db.Integer, db.ForeignKey("category.id"), nullable=False)
    category = db.relationship("Category", backref=db.backref("posts", lazy=True))
    tags = db.relationship("Tag", secondary=tags, lazy="subquery", backref=db.backref("posts", lazy=True))
    comments = db.relationship("Comment", backref="post", lazy="dynamic", cascade="all, delete-orphan")

    def __repr__(self):
        return "<Post %r>" % self.title


class Tag(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(20))


class Comment(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    text = db.Column(db.String(200))
    post_id = db.Column(db.Integer, db.ForeignKey("post.id"))


with app.app_context():
    db.create_all()
    py = Category(name="Python")
    Post(title="Hello Python!", body="Python is pretty cool", category=py)
    p = Post(title="Snakes", body="Ssssssss", tags=[Tag(name="animals"), Tag(name="fun")])
    py.posts.append(p)
    db.session.add(py)
    db.session.commit()
    print(py, py.posts, p.pub_date, p.category.name, [t.name for t in p.tags], p.tags[0].posts)
    print(Post.query.with_parent(py).filter(Post.title != "Snakes").all())
    print(db.session.query(Category.name, db.func.count(Post.id)).outerjoin(Post).group_by(Category.id).all())
    p.comments.append(Comment(text="nice"))
    db.session.add_all([Comment(text="first!", post=p), Comment(text="spam", post=p)])
    db.session.commit()
    print(p.comments.count(), [c.text for c in p.comments.order_by(Comment.text)], p.comments.filter_by(text="spam").first())
    p.comments.filter_by(text="spam").delete()
    db.session.commit()
    print(p.comments.count(), Comment.query.count())

    # a category with posts cannot lose them: category_id may not be NULL
    db.session.delete(py)
    try:
        db.session.commit()
    except Exception as e:
        db.session.rollback()
        print(type(e).__name__, str(e).splitlines()[0])
    print(Category.query.count(), py.posts)
    db.session.delete(p)
    db.session.commit()
    print(Post.query.all(), Comment.query.count(), Tag.query.count(), db.session.query(tags).count())
    Post.query.delete()
    Category.query.filter(Category.name.like("P%")).delete(synchronize_session=False)
    db.session.commit()
    print([m.query.count() for m in (Category, Post, Tag, Comment)])
