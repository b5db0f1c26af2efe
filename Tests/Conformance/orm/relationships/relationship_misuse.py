"""What relationships refuse: names within lists, conditions that are none, sides of one direction, and what view-only sides do not do."""
import warnings
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.orm import Session, backref, clear_mappers, configure_mappers, declarative_base, relationship


def attempt(what, **options):
    Base = declarative_base()

    class Room(Base):
        __tablename__ = "room"
        id = Column(Integer, primary_key=True)

    class Desk(Base):
        __tablename__ = "desk"
        id = Column(Integer, primary_key=True)
        room_id = Column(ForeignKey("room.id"))
        room = relationship("Room", **{k: v(Room, Desk) if callable(v) else v for k, v in options.items()})

    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            configure_mappers()
        print(what, "->", Desk.room.property.direction.name, [str(w.message) for w in caught])
    except Exception as error:
        print(what, "->", type(error).__name__, error)
    clear_mappers()


attempt("plain")
attempt("names in a list", order_by=["id"])
attempt("foreign keys by name in a list", foreign_keys=["desk.room_id"])
attempt("false", primaryjoin=False)
attempt("a number", primaryjoin=5)
attempt("viewed and synchronised", viewonly=True, backref=backref("desks", sync_backref=True))

Base = declarative_base()


class Node(Base):
    __tablename__ = "node"
    id = Column(Integer, primary_key=True)
    parent_id = Column(ForeignKey("node.id"))
    children = relationship("Node", backref="parent")


try:
    configure_mappers()
except Exception as error:
    print(type(error).__name__, error)
clear_mappers()

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    players = relationship("Player", viewonly=True, backref=backref("team", viewonly=False))


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    team_id = Column(ForeignKey("team.id"))


configure_mappers()
team, player = Team(), Player()
team.players.append(player)
print(player.team, inspect(team).attrs.players.history.has_changes(), inspect(player).attrs.team.history.has_changes())
player.team = team
print(player.team is team, len(team.players))
clear_mappers()

for options in (dict(passive_deletes=True), dict(active_history=True), dict(enable_typechecks=False), dict(passive_updates=True)):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        relationship("Player", viewonly=True, **options)
    print(options, [str(w.message)[:70] for w in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    relationship("Player", omit_join=True)
print([str(w.message)[:50] for w in caught])
