"""Comparisons with an object whose key is there only once a flush has run, and dynamic collections of objects that are new."""
import warnings

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect, select
from sqlalchemy.exc import SAWarning
from sqlalchemy.orm import Session, configure_mappers, declarative_base, joinedload, relationship, with_parent

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    members = relationship("Member", back_populates="team", lazy="dynamic", order_by="Member.name")
    games = relationship("Game")


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    team_id = Column(ForeignKey("team.id"))
    team = relationship("Team", back_populates="members")

    def __repr__(self):
        return self.name


class Game(Base):
    __tablename__ = "game"
    id = Column(Integer, primary_key=True)
    team_id = Column(ForeignKey("team.id"))


def refused(call, shown=None):
    try:
        print("no error:", call())
    except Exception as error:
        print(f"{type(error).__name__}: {error}".split("[SQL")[0].replace(hex(id(stranger)), "0x").replace(hex(id(shown)), "0x"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
stranger = Team(name="nobody")
with Session(engine) as session:
    team = Team(name="reds")
    session.add(team)
    condition = Member.team == team
    query = session.query(Member).filter(condition)
    team.members = [Member(name="bo"), Member(name="al")]
    print(query.order_by(Member.id).all(), list(team.members), team.members.count())
    print(session.scalars(select(Member).where(Member.team != team)).all())
    refused(lambda: session.query(Member).filter(Member.team == stranger).all())
    print(session.scalars(select(Member).where(with_parent(team, Team.members))).all())

    team.members = [Member(name="cy")]
    print(list(team.members), team.members[0], team.members.one(), team.members.filter_by(name="bo").one_or_none())
    late = Team(name="blues")
    late.members.add(Member(name="di"))
    print(list(late.members), late.members.count())
    session.add(late)
    print(inspect(late).pending, list(late.members), inspect(late).persistent)
    refused(lambda: session.query(Team).options(joinedload(Team.members)).all())
    session.commit()

    kept = Member.team == late
    session.expire(late)
    session.expunge(late)
    print(session.scalars(select(Member).where(kept)).all())
    refused(lambda: late.members.filter_by(name="di"), late)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", SAWarning)
        print(late.members.all(), len(caught))

class Wrong(Base):
    __tablename__ = "wrong"
    id = Column(Integer, primary_key=True)
    team_id = Column(ForeignKey("team.id"))
    team = relationship("Team", lazy="dynamic")


refused(configure_mappers)
