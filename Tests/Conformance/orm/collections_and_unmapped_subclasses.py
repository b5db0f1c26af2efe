# Collections that were expired warn when they are changed; objects of classes that only derive from a mapped one are refused;
# identity keys of rows; merges follow the options of what they copy; post_update sends no more than it must.
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, literal_column, select
from sqlalchemy.orm import DeclarativeBase, Session, backref, defer, relationship, remote
from sqlalchemy.orm.util import identity_key

from _shown import show


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    players = relationship("Player", back_populates="team")


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    team_id = Column(ForeignKey("team.id"))
    name = Column(String)
    team = relationship(Team, back_populates="players")


class Song(Base):
    __tablename__ = "song"
    id = Column(Integer, primary_key=True)
    next_id = Column(ForeignKey("song.id"))
    title = Column(String)
    next = relationship("Song", remote_side=[id], post_update=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Team(id=1, name="red", players=[Player(id=1, name="ann"), Player(id=2, name="bob")]))
session.commit()


def after(change):
    team = session.get(Team, 1)
    players = team.players
    change(team)
    players.append(Player(name="new"))
    return sorted(player.name for player in team.players)


for name, change in [("expire", session.expire), ("refresh", session.refresh), ("rollback", lambda team: session.rollback()), ("assign", lambda team: setattr(team, "players", list(team.players)))]:
    show(name, lambda: after(change))
    session.rollback()


class Guest:
    pass


class Cousin(Team.__mapper__.class_):
    __abstract__ = True


show("an unmapped object", lambda: session.add(Guest()))
show("a class below a mapped one", lambda: Session(engine).add(Cousin(name="x")))

table = Team.__table__
row = session.execute(select(table)).first()
show("identity keys", lambda: (identity_key(Team, 1), identity_key(Team, row=row), identity_key(Team, row=row._mapping), identity_key(instance=session.get(Team, 1))))
show("of nothing", lambda: identity_key(Team))
show("of no class", lambda: identity_key())

team = session.scalars(select(Team).options(defer(Team.name)).execution_options(populate_existing=True)).one()
session.expunge_all()
copy = session.merge(team, load=False)
print("name" in copy.__dict__, copy.name)


class Price:
    def __init__(self, amount):
        self.amount = amount

    def __clause_element__(self):
        return literal_column(str(self.amount))


session.add(Team(id=9, name=Price(3)))
session.flush()
print(session.get(Team, 9).name)

songs = [Song(id=number, title=f"song {number}") for number in (1, 2, 3)]
songs[0].next, songs[1].next = songs[1], songs[2]
session.add_all(songs)
session.flush()


@event.listens_for(engine, "before_cursor_execute")
def note(connection, cursor, statement, parameters, context, many):
    if not statement.startswith("SELECT"):
        print(statement, parameters)


for song in songs:
    session.delete(song)
session.flush()
session.rollback()
