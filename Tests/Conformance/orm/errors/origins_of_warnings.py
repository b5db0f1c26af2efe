# Shows that a warning says so where it comes of something that the program did not ask for: mappers that are
# configured, or an autoflush, on the way to something else.
import warnings

from sqlalchemy import ForeignKey, create_engine, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, configure_mappers, mapped_column, relationship


def shelf():
    class Base(DeclarativeBase):
        pass

    class Shelf(Base):
        __tablename__ = "shelf"
        id: Mapped[int] = mapped_column(primary_key=True)
        books: Mapped[list["Book"]] = relationship()
        volumes: Mapped[list["Book"]] = relationship()

    class Book(Base):
        __tablename__ = "book"
        id: Mapped[int] = mapped_column(primary_key=True)
        shelf_id: Mapped[int | None] = mapped_column(ForeignKey("shelf.id"))

    return Shelf, Base.registry


def ending(message):
    return message[-280:]


def told(action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        action()
    return [ending(str(warning.message)) for warning in caught]


print("an object:", told(lambda: shelf()[0]()))
print("a query:", told(lambda: Session().query(shelf()[0])))
print("an alias:", told(lambda: aliased(shelf()[0])))
print("asked for:", told(configure_mappers))
print("a registry:", told(lambda: shelf()[1].configure()))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        shelf()[0]()
    except Warning as error:
        print(type(error).__name__, ending(str(error)))


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    players: Mapped[list["Player"]] = relationship(back_populates="team")


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Team | None] = relationship(back_populates="players")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
actions = {
    "flush": lambda session, team: session.flush(),
    "commit": lambda session, team: session.commit(),
    "query": lambda session, team: session.query(Team).count(),
    "get": lambda session, team: session.get(Team, 99),
    "update": lambda session, team: session.execute(update(Team).values(name="Reds")),
}
for name, action in actions.items():
    with Session(engine) as session:
        team = Team(name="Blues", players=[])
        session.add(team)
        session.flush()
        Player(team=team)
        print(name, told(lambda: action(session, team)))
