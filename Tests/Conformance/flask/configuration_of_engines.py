"""Where URLs and engine options come from."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool, QueuePool, StaticPool


def engine_of(db=None, **config):
    app = Flask("configured")
    app.config.update(config)
    db = db or SQLAlchemy()
    db.init_app(app)
    with app.app_context():
        return db.engine, db.engines


def show(label, engine):
    print(label, str(engine.url), type(engine.pool).__name__, engine.echo, engine.dialect.name, engine.driver)


show("memory", engine_of(SQLALCHEMY_DATABASE_URI="sqlite:///:memory:")[0])
show("no path", engine_of(SQLALCHEMY_DATABASE_URI="sqlite://")[0])
show("a URL object", engine_of(SQLALCHEMY_DATABASE_URI=URL.create("sqlite"))[0])
show("options", engine_of(SQLALCHEMY_DATABASE_URI="sqlite://", SQLALCHEMY_ENGINE_OPTIONS={"hide_parameters": True})[0])
show("options of the extension", engine_of(SQLAlchemy(engine_options={"poolclass": NullPool}), SQLALCHEMY_DATABASE_URI="sqlite://")[0])
show("the application's come after", engine_of(SQLAlchemy(engine_options={"poolclass": NullPool}), SQLALCHEMY_DATABASE_URI="sqlite://", SQLALCHEMY_ENGINE_OPTIONS={"poolclass": StaticPool})[0])
engine, engines = engine_of(SQLALCHEMY_DATABASE_URI="sqlite://", SQLALCHEMY_BINDS={"a": {"url": "sqlite://", "poolclass": NullPool}, "b": URL.create("sqlite", database=":memory:")})
for key, bound in engines.items():
    show(key or "default", bound)
engine, engines = engine_of(SQLALCHEMY_BINDS={None: "sqlite://", "only": "sqlite://"})
print(sorted(k or "-" for k in engines))
engine_options = {"isolation_level": "SERIALIZABLE", "json_serializer": lambda value: "{}"}
show("more options", engine_of(SQLALCHEMY_DATABASE_URI="sqlite://", SQLALCHEMY_ENGINE_OPTIONS=engine_options)[0])
app = Flask("defaults")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
SQLAlchemy(app)
print({k: v for k, v in sorted(app.config.items()) if k.startswith("SQLALCHEMY")})
for config in ({"SQLALCHEMY_DATABASE_URI": "sqlite://", "SQLALCHEMY_ENGINE_OPTIONS": {"nothing": 1}}, {"SQLALCHEMY_BINDS": {"x": {}}}, {"SQLALCHEMY_DATABASE_URI": "mysteryql://x"}, {"SQLALCHEMY_DATABASE_URI": None}):
    try:
        engine_of(**config)
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
