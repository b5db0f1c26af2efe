"""Models as dataclasses: MappedAsDataclass with Flask-SQLAlchemy."""
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, DeclarativeBaseNoMeta, Mapped, MappedAsDataclass, mapped_column, relationship


class Base(DeclarativeBase):
    pass


app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
db = SQLAlchemy(app, model_class=Base)


class Team(MappedAsDataclass, db.Model):
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    city: Mapped[str] = mapped_column(default="Rome")


class Player(MappedAsDataclass, db.Model):
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), default=None, repr=False)
    team: Mapped["Team"] = relationship(default=None, repr=False)


with app.app_context():
    db.create_all()
    team = Team(name="reds")
    print(team, Player("ann", team=team).team is team)
    db.session.add(Player("bob", team=team))
    db.session.commit()
    print([(p.name, p.team.name) for p in db.session.scalars(db.select(Player))])
    try:
        Team()
    except TypeError as e:
        print(type(e).__name__, str(e).split("__init__")[-1])


class NoMeta(DeclarativeBaseNoMeta):
    pass


plain = Flask("plain")
plain.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
other = SQLAlchemy(plain, model_class=NoMeta)


class HTTPLog(other.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[str]


with plain.app_context():
    other.create_all()
    other.session.add(HTTPLog(line="GET /"))
    other.session.commit()
    print(HTTPLog.__tablename__, HTTPLog.query.one(), type(HTTPLog).__name__, other.session.scalar(other.select(HTTPLog.line)))
