"""Attributes that are kept from before the mappers were configured take listeners like those of after."""
from sqlalchemy import ForeignKey, event
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    players: Mapped[list["Player"]] = relationship(back_populates="team")

    def __repr__(self):
        return f"Team({self.name})"


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Team] = relationship(back_populates="players")

    def __repr__(self):
        return "Player"


players, team, name = Team.players, Player.team, Team.name


def listen(when):
    event.listen(players, "append", lambda target, value, initiator: print("  ", when, "append", target, value))
    event.listen(players, "remove", lambda target, value, initiator: print("  ", when, "remove", target, value))
    event.listen(players, "init_collection", lambda target, collection, adapter: print("  ", when, "init_collection", target))
    event.listen(team, "set", lambda target, value, old, initiator: print("  ", when, "set", target, value))
    event.listen(name, "set", lambda target, value, old, initiator: print("  ", when, "set", value))


listen("before")
configure_mappers()
listen("after")
print("made")
red = Team(name="red")
print("by the collection")
red.players.append(Player())
print("by the scalar")
Player(team=red)
print("removed")
red.players.pop()
