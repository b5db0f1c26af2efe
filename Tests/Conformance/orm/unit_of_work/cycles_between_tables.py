"""Two tables that refer to each other, without and with post_update."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    captain_id: Mapped[int | None] = mapped_column(ForeignKey("player.id", name="fk_captain"))
    best_id: Mapped[int | None] = mapped_column(ForeignKey("player.id", name="fk_best"))
    players: Mapped[list["Player"]] = relationship(foreign_keys="Player.team_id", back_populates="team", order_by="Player.id")
    captain: Mapped["Player | None"] = relationship(foreign_keys=[captain_id], post_update=True)
    best: Mapped["Player | None"] = relationship(foreign_keys=[best_id])


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Team | None] = relationship(foreign_keys=[team_id], back_populates="players")


engine = connected(Base)
with Session(engine) as session:
    ann, bea = Player(name="Ann"), Player(name="Bea")
    team = Team(players=[ann, bea], captain=ann)
    session.add(team)
    session.commit()
    team.captain = bea
    session.commit()
    team.best = ann
    session.commit()
    print(team.best.name, team.captain.name)
    session.delete(team)
    session.commit()
    print(session.execute(select(Player.name, Player.team_id)).all())
    other = Team()
    other.best = Player(name="Cid", team=other)
    session.add(other)
    refused(session.flush)
    session.rollback()
    other = Team(captain=Player(name="Dan"))
    other.captain.team = other
    session.add(other)
    session.commit()
    session.delete(other.captain)
    session.delete(other)
    session.commit()
    print(session.scalars(select(Player.name)).all())
