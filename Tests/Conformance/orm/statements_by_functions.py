"""Lambdas in place of entities, criteria and targets of joins."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _traced import traced


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    players: Mapped[list["Player"]] = relationship(back_populates="team")


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    goals: Mapped[int]
    team: Mapped[Team] = relationship(back_populates="players")


session = Session(traced(Base))
session.add_all([Team(name="red", players=[Player(goals=3), Player(goals=0)]), Team(name="blue", players=[Player(goals=1)])])
session.commit()


def scorers(least):
    return session.execute(select(lambda: Team.name, lambda: Player.goals).join(lambda: Team.players).where(lambda: Player.goals > least).order_by(lambda: Player.id)).all()


print(scorers(0))
print(scorers(2))
print(session.scalars(select(lambda: Team).where(lambda: Team.name == "blue")).one().name)
print(session.execute(select(Team.id).join(Player, lambda: Player.team_id == Team.id).where(Player.goals == 1)).all())
print(session.query(Team.name).filter(lambda: Team.id == 1).all())
