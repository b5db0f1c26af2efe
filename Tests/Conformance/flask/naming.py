"""Naming conventions, table names made and given, disable_autonaming, metadata of one's own."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData
from sqlalchemy.schema import CreateTable

convention = {"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"}
app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
app.config["SQLALCHEMY_BINDS"] = {"stats": "sqlite://"}
db = SQLAlchemy(app, metadata=MetaData(naming_convention=convention))


class UserAccount(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String, unique=True, index=True)


class APIKey(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    account_id = db.Column(db.ForeignKey("user_account.id"))


class Hit(db.Model):
    __bind_key__ = "stats"
    id = db.Column(db.Integer, primary_key=True)
    path = db.Column(db.String, unique=True)


for model in (UserAccount, APIKey, Hit):
    print(str(CreateTable(model.__table__)).strip())
print(db.metadata.naming_convention["pk"], db.metadatas["stats"].naming_convention == db.metadata.naming_convention, db.metadata.info)

strict = SQLAlchemy(disable_autonaming=True)
try:
    class Nameless(strict.Model):
        id = strict.Column(strict.Integer, primary_key=True)
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[0])


class Named(strict.Model):
    __tablename__ = "named_by_hand"
    id = strict.Column(strict.Integer, primary_key=True)


print(Named.__tablename__, Named.__table__.name)


class Employee(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    type = db.Column(db.String)
    __mapper_args__ = {"polymorphic_on": type, "polymorphic_identity": "employee"}


class Manager(Employee):
    level = db.Column(db.Integer)
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Employee):
    id = db.Column(db.ForeignKey("employee.id"), primary_key=True)
    __mapper_args__ = {"polymorphic_identity": "engineer"}


class IdMixin:
    id = db.Column(db.Integer, primary_key=True)


class Tag2Item(IdMixin, db.Model):
    pass


print(Manager.__table__.name, Engineer.__tablename__, Tag2Item.__tablename__, "__tablename__" in vars(Manager))
print(db.Table("pair", db.Column("a", db.Integer)).metadata is db.metadata, isinstance(UserAccount.__table__, db.Table), sorted(db.metadata.tables))
