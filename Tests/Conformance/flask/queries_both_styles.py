"""The same questions in the legacy and in the 2.0 style."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String(80), unique=True, nullable=False)
    email = db.Column(db.String(120))
    age = db.Column(db.Integer)

    def __repr__(self):
        return "<User %r>" % self.username


with app.app_context():
    db.create_all()
    for number, name in enumerate(["admin", "guest", "peter", "paula", "mary", "joe"], 1):
        db.session.add(User(username=name, email=None if number % 3 == 0 else f"{name}@{'example' if number % 2 else 'test'}.org", age=20 + number * 5))
    db.session.commit()

    pairs = [
        (User.query.all(), db.session.execute(db.select(User)).scalars().all()),
        (User.query.filter_by(username="peter").first(), db.session.execute(db.select(User).filter_by(username="peter")).scalar_one()),
        (User.query.filter(User.email.endswith("@example.org")).all(), db.session.scalars(db.select(User).where(User.email.endswith("@example.org"))).all()),
        (User.query.order_by(User.username).limit(2).all(), db.session.scalars(db.select(User).order_by(User.username).limit(2)).all()),
        (User.query.get(1), db.session.get(User, 1)),
        (User.query.filter(User.age > 30, User.email != None).count(), db.session.scalar(db.select(db.func.count()).select_from(User).where(User.age > 30, User.email.is_not(None)))),
        (User.query.filter(db.or_(User.username == "mary", User.age < 26)).all(), db.session.scalars(db.select(User).where((User.username == "mary") | (User.age < 26))).all()),
        (User.query.with_entities(User.username, User.age).filter(User.username.like("p%")).all(), db.session.execute(db.select(User.username, User.age).where(User.username.like("p%"))).all()),
        (User.query.filter_by(username="nobody").one_or_none(), db.session.scalars(db.select(User).filter_by(username="nobody")).one_or_none()),
        (User.query.filter(User.age.between(30, 40)).all(), db.session.scalars(db.select(User).where(User.age.between(30, 40))).all()),
        (db.session.query(db.func.max(User.age)).scalar(), db.session.scalar(db.select(db.func.max(User.age)))),
        (db.session.query(User.email).distinct().filter(User.email.isnot(None)).order_by(User.email).first(), db.session.execute(db.select(User.email).distinct().where(User.email.isnot(None)).order_by(User.email)).first()),
        (db.session.query(User.query.filter_by(username="joe").exists()).scalar(), db.session.scalar(db.select(db.exists().where(User.username == "joe")))),
        (User.query.filter(~User.username.in_(["joe", "mary"])).offset(2).all(), db.session.scalars(db.select(User).where(User.username.not_in(["joe", "mary"])).limit(-1).offset(2)).all()),
    ]
    for legacy, modern in pairs:
        print(legacy == modern, legacy)
    print(User.query.filter_by(username="peter"))
    print(db.select(User).where(User.age > 3).order_by(User.id.desc()))
    print(User.query.filter(User.age > 40).delete(), db.session.execute(db.delete(User).where(User.age < 30)).rowcount, User.query.all())
    db.session.rollback()
    print(len(User.query.all()), [u.age for u in User.query.order_by(-User.age)][:3])
    for call in (lambda: User.query.filter_by(nme="x"), lambda: User.query.filter(User.email.is_(None)).one(), lambda: User.query.filter_by(id=77).one(), lambda: User(name="x"), lambda: User.query.filter(User.nope == 1)):
        try:
            print(call())
        except Exception as e:
            print(type(e).__name__, "|", e)
