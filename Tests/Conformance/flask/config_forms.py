"""Configuration: mappings, objects, defaults, engine options and instance folders."""
import os
from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy


class Config:
    SQLALCHEMY_DATABASE_URI = "sqlite://"
    SQLALCHEMY_ENGINE_OPTIONS = {"echo": False}
    secret = "lower case is not taken"
    TESTING = True


app = Flask(__name__)
app.config.from_object(Config)
db = SQLAlchemy(app)
for key in sorted(k for k in app.config if k.startswith("SQLALCHEMY_")):
    print(key, app.config[key])
print("secret" in app.config, app.testing, app.config["TESTING"], app.config.get("PERMANENT_SESSION_LIFETIME"))
print(app.config.get_namespace("SQLALCHEMY_", lowercase=True)["database_uri"])

second = Flask("second")
second.config.from_mapping({"SQLALCHEMY_DATABASE_URI": "sqlite://", "DEBUG": True}, SECRET_KEY="k")
print(second.debug, second.secret_key, second.config["SECRET_KEY"])
second.debug = False
second.testing = True
print(second.config["DEBUG"], second.config["TESTING"])
other = SQLAlchemy(engine_options={"echo": False, "connect_args": {"timeout": 3}})
other.init_app(second)
with second.app_context():
    print(current_app.name, other.engine.url, other.engine.pool.__class__.__name__, other.engine.echo)
    print(current_app.config is second.config, current_app._get_current_object() is second, current_app.import_name)

echoing = Flask("echoing")
echoing.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
echoing.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"url": "sqlite:///ignored.db", "pool_pre_ping": True}
third = SQLAlchemy()
print(third)
third.init_app(echoing)
with echoing.app_context():
    print(third.engine.url, third)
print(echoing.extensions["sqlalchemy"] is third, list(echoing.extensions))

placed = Flask("placed", instance_path=os.path.join(os.getcwd(), "made_for_test"))
print(placed.instance_path == os.path.join(os.getcwd(), "made_for_test"))
try:
    Flask("relative", instance_path="folder")
except ValueError as e:
    print(e)
