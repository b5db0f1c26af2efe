"""Three databases of one application: binds by model, by table and by mixin."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
app.config["SQLALCHEMY_BINDS"] = {"meta": "sqlite://", "auth": {"url": "sqlite://", "echo": False}}
db = SQLAlchemy(app)


class User(db.Model):
    __bind_key__ = "auth"
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(30), nullable=False)


class Setting(db.Model):
    __bind_key__ = "meta"
    id = db.Column(db.Integer, primary_key=True)
    key = db.Column(db.String(30))


class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(50))


log_table = db.Table("log", db.Column("id", db.Integer, primary_key=True), db.Column("line", db.String), bind_key="meta")

with app.app_context():
    print(db)
    print(list(db.engines), list(db.metadatas))
    names = {engine: key for key, engine in db.engines.items()}
    for engine in db.engines.values():
        @event.listens_for(engine, "before_cursor_execute")
        def show(conn, cursor, statement, parameters, context, executemany):
            print(f"[{names[conn.engine]}]", " ".join(statement.split()), parameters)
    db.create_all()
    for key, metadata in db.metadatas.items():
        print(key, sorted(metadata.tables), metadata.info)
    print(User.metadata is db.metadatas["auth"], Post.metadata is db.metadata, log_table.metadata is db.metadatas["meta"])
    db.session.add_all([User(name="ann"), Setting(key="theme"), Post(title="first")])
    db.session.execute(db.insert(log_table).values(line="started"))
    db.session.commit()
    print(User.query.filter_by(name="ann").one(), Setting.query.count(), db.session.scalars(db.select(Post)).all())
    print(db.session.execute(db.select(User.name)).all(), db.session.scalar(db.select(db.func.count(Setting.id))))
    print(db.session.get_bind(User) is db.engines["auth"], db.session.get_bind(db.inspect(Post)) is db.engine)
    print(db.session.get_bind(clause=log_table) is db.engines["meta"], db.session.get_bind() is db.engine)
    user = db.session.get(User, 1)
    user.name = "anna"
    db.session.commit()
    print(user.name)
    print(User.query.filter(User.name == "anna").update({"name": "ann"}), Setting.query.delete())
    db.session.execute(db.update(Post).values(title="second"))
    db.session.delete(user)
    db.session.commit()
    try:
        db.session.execute(db.select(log_table)).all()
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
    print(db.session.execute(db.select(log_table), bind_arguments={"bind": db.engines["meta"]}).all())
    print(sorted(db.inspect(db.engines["meta"]).get_table_names()), db.inspect(db.engine).get_table_names())
    db.drop_all(bind_key="meta")
    print(db.inspect(db.engines["meta"]).get_table_names())
    db.drop_all(["auth", None])
    for key in ["nothing", ["auth", "other"]]:
        try:
            db.create_all(key)
        except Exception as e:
            print(type(e).__name__, e)
