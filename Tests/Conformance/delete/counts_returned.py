"""What a delete tells: numbers for bulk deletes, None for session.delete."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, delete, text
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String, unique=True)
    players = relationship("Player", cascade="all, delete", back_populates="team")


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    goals = Column(Integer, default=0)
    team_id = Column(Integer, ForeignKey("team.id"))
    team = relationship(Team, back_populates="players")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
for t, name in enumerate(("Reds", "Blues", "Greens")):
    session.add(Team(name=name, players=[Player(name=f"{name[0]}{n}", goals=n * t) for n in range(5)]))
session.commit()
print(session.query(Team).count(), session.query(Player).count())

# the legacy way
n = session.query(Player).filter(Player.goals >= 6).delete()
print("Query.delete():", n, type(n))
print("again:", session.query(Player).filter(Player.goals >= 6).delete())
session.rollback()

# 2.0 way
result = session.execute(delete(Player).where(Player.goals >= 6))
print("rowcount:", result.rowcount, "returns rows:", result.returns_rows)
try:
    print(result.all())
except Exception as e:
    print(type(e).__name__, e)
session.rollback()

# Core on a connection
with engine.begin() as conn:
    print("core:", conn.execute(Player.__table__.delete().where(Player.__table__.c.goals == 0)).rowcount)
    print("text:", conn.execute(text("DELETE FROM player WHERE goals > :g"), {"g": 7}).rowcount)
print("left:", session.query(Player).count())
session.commit()

# session.delete tells nothing, and cascades
blues = session.query(Team).filter_by(name="Blues").one()
print("players of Blues:", len(blues.players))
print("session.delete():", session.delete(blues))
session.commit()
print("left:", session.query(Team).count(), session.query(Player).count())

# a bulk delete of the parent does not cascade through the ORM
print("teams:", session.query(Team).filter(Team.name.like("%e%")).delete(synchronize_session=False))
session.commit()
print("orphans:", [(p.name, p.team_id, p.team) for p in session.query(Player).order_by(Player.id)])
total = sum(
    session.query(Player).filter_by(id=pid).delete() for (pid,) in session.query(Player.id).all()
)
print("one by one:", total)
print("empty table:", session.query(Player).delete(), session.execute(delete(Player)).rowcount)
session.commit()
