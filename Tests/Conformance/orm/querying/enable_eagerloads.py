"""Query.enable_eagerloads(): statements and subqueries without the joins of eager loading."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, joinedload, relationship

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    team_id = Column(ForeignKey("team.id"))
    team = relationship(Team, lazy="joined")


def show(title, statement):
    print(title, "|", " ".join(str(statement).split()))


session = Session(create_engine("sqlite://", echo=False))
Base.metadata.create_all(session.get_bind())
session.add(Player(name="ann", team=Team(name="reds")))
session.commit()
query = session.query(Player)
show("query", query)
show("statement", query.statement)
show("off", query.enable_eagerloads(False))
show("off, statement", query.enable_eagerloads(False).statement)
show("off with an option", query.options(joinedload(Player.team)).enable_eagerloads(False).statement)
show("off and on", query.enable_eagerloads(False).enable_eagerloads(True).statement)
show("subquery", query.subquery().select())
show("exists", query.filter(Player.id == 1).exists())
print(query.enable_eagerloads(False).one().team.name, session.scalars(query.enable_eagerloads(False).statement).one().team.name)
print(query.filter(Player.id.in_(session.query(Player.id).enable_eagerloads(False).subquery().select())).count())
