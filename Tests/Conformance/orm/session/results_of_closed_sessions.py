"""Results read after their session was closed, rows read at once, and objects overwritten by populate_existing."""
from sqlalchemy import ForeignKey, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused


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
    name: Mapped[str]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Team] = relationship(back_populates="players")


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Team(name="red", players=[Player(name="a"), Player(name="b")]), Team(name="blue")])
    session.commit()


def teams():
    with Session(engine) as session:
        return session.scalars(select(Team).order_by(Team.id))


refused(lambda: teams().all())
refused(lambda: [team.name for team in teams()])
for method in ("close", "expunge_all", "commit", "rollback"):
    with Session(engine) as session:
        result = session.execute(select(Team))
        getattr(session, method)()
        refused(lambda: len(result.all()))
with Session(engine) as session:
    result = session.scalars(select(Team), execution_options={"prebuffer_rows": True})
    session.close()
    team = result.all()[0]
    print(team.name, inspect(team).detached)
    refused(lambda: team.players)

with Session(engine, autoflush=False) as session:
    team = session.get(Team, 1)
    team.name = "changed"
    player = Player(name="new")
    team.players.append(player)
    print(team in session.dirty, player in session.new)
    print(session.get(Team, 1, populate_existing=True) is team, team.name, team in session.dirty)
    print(player in team.players, len(team.players), player in session.new)
    team.players[0].name = "x"
    session.scalars(select(Player).execution_options(populate_existing=True)).all()
    print(team.players[0].name, session.dirty)
