"""A many-to-many member that is added twice from one side: one row where the other side is told of it unloaded, two where both are loaded."""
from sqlalchemy import Column, ForeignKey, Table, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.attributes import PASSIVE_NO_INITIALIZE, get_history

from _statements import shown


class Base(DeclarativeBase):
    pass


plays = Table("plays", Base.metadata, Column("player_id", ForeignKey("player.id")), Column("team_id", ForeignKey("team.id")))


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    teams: Mapped[list["Team"]] = relationship(secondary=plays, back_populates="players")


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    players: Mapped[list["Player"]] = relationship(secondary=plays, back_populates="teams")


def twice_by_team(player, team):
    team.players.append(player)
    team.players.append(player)


def twice_by_player(player, team):
    player.teams += [team, team]


def once_by_each(player, team):
    team.players.append(player)
    player.teams.append(team)


def back_and_forth(player, team):
    team.players.append(player)
    team.players.append(player)
    team.players.remove(player)


for what in (twice_by_team, twice_by_player, once_by_each, back_and_forth):
    for loaded in ("neither", "players", "teams", "both"):
        engine = create_engine("sqlite://")
        Base.metadata.create_all(engine)
        with Session(engine) as session:
            player, team = Player(id=1), Team(id=1)
            session.add_all([player, team])
            session.commit()
            if loaded in ("players", "both"):
                team.players
            if loaded in ("teams", "both"):
                player.teams
            shown(engine)
            print(what.__name__, loaded)
            what(player, team)
            print("   ", [len(part) for part in get_history(player, "teams", PASSIVE_NO_INITIALIZE)], "teams" in inspect(player).dict)
            session.flush()
            print("   ", len(player.teams), len(team.players))
            session.commit()
            print("   ", len(player.teams), len(team.players))
