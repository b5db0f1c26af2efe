"""A fresh zoo, and a log of every statement: what the scripts of this folder begin with."""
import os
import re

from flask import Flask
from sqlalchemy import delete, event, func, inspect, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import raiseload, selectinload

from _make_zoo import fill
from _models import Animal, Keeper, Note, db

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///" + os.path.join(os.getcwd(), "zoo.db")
db.init_app(app)
app.app_context().push()
db.create_all()
fill(db.session)
db.session.remove()
session = db.session


@event.listens_for(Engine, "before_cursor_execute")
def log_statement(connection, cursor, statement, parameters, context, executemany):
    print("    sent:", " ".join(statement.split()), parameters)


def log(what):
    return lambda connection, *names: print("    sent:", what, *names)


for name in ("begin", "commit", "rollback"):
    event.listen(Engine, name, log(name))


def show(value):
    if value is not None:
        print(repr(value))


def tell(error):
    print(f"{type(error).__module__}.{type(error).__name__}: {re.sub('0x[0-9a-f]+', '0x...', str(error))}")
