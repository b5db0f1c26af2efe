"""Several databases: models, tables, abstract bases, and what is created where."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config.update(
    SQLALCHEMY_DATABASE_URI="sqlite://",
    SQLALCHEMY_BINDS={"users": "sqlite://", "audit": {"url": "sqlite://", "echo": False, "pool_recycle": 30}},
)
db = SQLAlchemy(app)


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    text = db.Column(db.String)


class User(db.Model):
    __bind_key__ = "users"
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)
    emails = db.relationship("Email", back_populates="user", cascade="all, delete-orphan")


class Email(db.Model):
    __bind_key__ = "users"
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.ForeignKey("user.id"))
    address = db.Column(db.String)
    user = db.relationship(User, back_populates="emails")


class Audited(db.Model):
    __abstract__ = True
    __bind_key__ = "audit"
    id = db.Column(db.Integer, primary_key=True)


class Login(Audited):
    who = db.Column(db.String)


class Failure(Audited):
    why = db.Column(db.String)


settings = db.Table("settings", db.Column("key", db.String, primary_key=True), db.Column("value", db.String), bind_key="audit")

print(sorted((k or "-", sorted(m.tables)) for k, m in db.metadatas.items()))
with app.app_context():
    print(sorted(k or "-" for k in db.engines), db.engine is db.engines[None])
    db.create_all(bind_key=None)
    tables = lambda: {k or "-": sorted(db.inspect(e).get_table_names()) for k, e in db.engines.items()}
    print(tables())
    db.create_all(bind_key=["users", "audit"])
    print(tables())
    db.session.add_all([Note(text="n"), User(name="u", emails=[Email(address="a@x"), Email(address="b@x")]), Login(who="w"), Failure(why="f")])
    db.session.execute(settings.insert().values(key="k", value="v"))
    db.session.commit()
    print(db.session.execute(db.select(User.name, Email.address).join(Email).order_by(Email.address)).all())
    print(db.session.execute(db.select(settings), bind_arguments={"clause": settings}).all(), Login.query.count(), db.session.scalar(db.select(Failure.why)))
    print(db.session.get_bind(User) is db.engines["users"], db.session.get_bind(Login.__mapper__) is db.engines["audit"], db.session.get_bind(clause=settings.select()) is db.engines["audit"])
    for key in (None, "users", "audit"):
        with db.engines[key].connect() as connection:
            print(key, [(t, connection.execute(db.text(f'SELECT count(*) FROM "{t}"')).scalar()) for t in sorted(db.inspect(connection).get_table_names())])
    db.session.delete(User.query.one())
    db.session.commit()
    print(Email.query.count())
    db.drop_all(bind_key="users")
    print(tables())
    db.drop_all()
    print(tables())
