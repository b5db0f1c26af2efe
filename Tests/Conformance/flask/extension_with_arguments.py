"""Subclasses of the extension that take arguments of their own, and several extensions side by side."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class AuditedSQLAlchemy(SQLAlchemy):
    def __init__(self, *args, prefix="", **kwargs):
        self.prefix = prefix
        self.log = []
        kwargs.setdefault("model_class", Base)
        super().__init__(*args, **kwargs)

    def init_app(self, app):
        self.log.append(f"{self.prefix}{app.name}")
        super().init_app(app)

    @property
    def table_count(self):
        return len(self.metadata.tables)


def make(name, db):
    app = Flask(name)
    app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
    db.init_app(app)
    return app


first = AuditedSQLAlchemy(prefix="app:")
second = SQLAlchemy()


class Note(first.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class Memo(second.Model):
    id = second.Column(second.Integer, primary_key=True)


one, two = make("one", first), make("two", second)
print(first.log, first.table_count, type(first).__name__, isinstance(first, SQLAlchemy), issubclass(Note, Base), first.metadata is Note.metadata)
for app, db, model, values in ((one, first, Note, {"text": "x"}), (two, second, Memo, {})):
    with app.app_context():
        db.create_all()
        db.session.add(model(**values))
        db.session.commit()
        print(app.name, db.inspect(db.engine).get_table_names(), db.session.scalars(db.select(model)).all(), str(db.engine.url))
with one.app_context():
    try:
        Memo.query.all()
    except RuntimeError as error:
        print(str(error).splitlines()[0])
try:
    SQLAlchemy(nothing=1)
except TypeError as error:
    print(error)
