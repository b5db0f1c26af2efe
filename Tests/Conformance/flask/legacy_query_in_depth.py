"""Model.query: everything the legacy pages of the documentation show."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String, unique=True)
    email = db.Column(db.String)
    age = db.Column(db.Integer)
    posts = db.relationship("Post", backref="author", lazy="dynamic")


class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String)
    author_id = db.Column(db.ForeignKey("user.id"))


def failing(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__} {getattr(error, 'code', '')} {str(error).splitlines()[0]}"


with app.app_context():
    db.create_all()
    for n, name in enumerate(("peter", "guest", "admin", "paul")):
        user = User(username=name, email=f"{name}@example.{'com' if n % 2 else 'org'}", age=20 + n * 10)
        user.posts.append(Post(title=f"{name}'s first"))
        db.session.add(user)
    db.session.commit()
    query = User.query
    print(type(query).__module__, type(query).__name__)
    print(query.filter_by(username="peter").first().email, query.filter_by(username="missing").first())
    print(query.filter(User.email.endswith("@example.com")).order_by(User.username).all())
    print([u.username for u in query.order_by(User.username).limit(2)], query.count(), query.filter(User.age > 30).count())
    print(query.get_or_404(1).username, failing(lambda: query.get_or_404(99)), failing(lambda: query.get_or_404(99, description="gone")))
    print(query.filter_by(age=30).first_or_404().username, failing(lambda: query.filter_by(age=31).first_or_404("nobody is 31")))
    print(query.filter_by(age=30).one_or_404().username, failing(lambda: query.one_or_404()), failing(lambda: query.filter_by(age=1).one_or_404("none")))
    print(failing(lambda: query.filter_by(nope=1)), failing(lambda: query.one()))
    print([p.title for p in User.query.filter_by(username="admin").one().posts], Post.query.join(Post.author).filter(User.username.like("p%")).count())
    print(query.with_entities(User.username, User.age).filter(User.age.between(25, 45)).all(), query.filter(User.username.in_(["guest", "admin"])).with_entities(db.func.sum(User.age)).scalar())
    page = query.order_by(User.id).paginate(page=2, per_page=3)
    print(page.total, [u.username for u in page.items], page.has_prev, page.has_next)
    print(str(query.filter(User.age > 30)))
    print(query.filter(User.age > 40).update({"email": None}), query.filter(User.email.is_(None)).delete(), query.count())
    db.session.rollback()
    print(query.count(), query.filter(db.or_(User.age < 25, User.username == "paul")).order_by(db.desc(User.age)).all())
    print(db.session.query(User.username, db.func.count(Post.id)).outerjoin(Post).group_by(User.id).order_by(User.username).all())
    author = Post.query.first().author
    print(author.posts.filter(Post.title.contains("first")).count(), author.posts.order_by(Post.id.desc()).first().title, author.posts.paginate(per_page=1).total if hasattr(author.posts, "paginate") else None)
