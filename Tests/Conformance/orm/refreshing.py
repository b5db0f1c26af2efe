"""The identity map, expiry and refreshing: what is sent again and what is not."""
from sqlalchemy import ForeignKey, create_engine, event, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    city: Mapped[str]
    players: Mapped[list["Player"]] = relationship(back_populates="team", order_by="Player.number")


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Team | None] = relationship(back_populates="players")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Team(name="Reds", city="Linz", players=[Player(number=7), Player(number=3)]))
    session.add(Team(name="Blues", city="Wels"))
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def trace(connection, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


session = Session(engine)
reds = session.get(Team, 1)
print("same", session.get(Team, 1) is reds, session.scalars(select(Team).filter_by(name="Reds")).one() is reds)
session.execute(text("UPDATE team SET city = 'Graz' WHERE id = 1"))
print("stale", session.scalars(select(Team).where(Team.id == 1)).one().city)
print("populated", session.scalars(select(Team).where(Team.id == 1).execution_options(populate_existing=True)).one().city)
session.execute(text("UPDATE team SET city = 'Enns' WHERE id = 1"))
session.refresh(reds)
print("refreshed", reds.city)
session.expire(reds, ["city"])
print("city" in reds.__dict__, "name" in reds.__dict__, reds.city)
session.expire(reds)
print(reds.name, reds.city)
print([p.number for p in reds.players])
session.expire(reds, ["players"])
print([p.number for p in reds.players], reds.players[0].team is reds)
session.commit()
print("after commit", reds.id)
print(reds.players[1].number)
session.refresh(reds, ["players"])
session.refresh(reds, ["name", "players"])
reds.name = "RED"
session.refresh(reds)
print(reds.name, reds in session.dirty)
player = session.scalars(select(Player).options(joinedload(Player.team)).order_by(Player.id)).first()
print(player.team is reds)
session.expire_all()
print([p.team.name for p in session.scalars(select(Player).order_by(Player.id))])
session.expunge(reds)
print(reds in session, session.get(Team, 1) is reds)
try:
    reds.players[0].team
    session.expire_all()
    print(reds.name)
except Exception as error:
    print(type(error).__name__)
with Session(engine) as second:
    blues = second.get(Team, 2)
    second.execute(text("DELETE FROM team WHERE id = 2"))
    second.expire(blues)
    try:
        blues.name
    except Exception as error:
        print(type(error).__name__, str(error).split("at")[0])
    print(second.get(Team, 2), second.get(Team, 9))
    detached = second.scalars(select(Team).options(selectinload(Team.players))).first()
print(detached.name, len(detached.players))
try:
    detached.players[0].team.players[0]
    print(detached.players[0].team is detached)
    session.expire(detached)
except Exception as error:
    print(type(error).__name__, str(error).split(" at ")[0])
