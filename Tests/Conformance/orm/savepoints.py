"""begin_nested(): what a savepoint gives back, to the database and to the objects."""
from sqlalchemy import ForeignKey, String, create_engine, event, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(20), unique=True)
    players: Mapped[list["Player"]] = relationship(back_populates="team", cascade="all, delete-orphan")


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Team] = relationship(back_populates="players")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


def state(obj):
    i = inspect(obj)
    return next(n for n in ("transient", "pending", "persistent", "deleted", "detached") if getattr(i, n))


with Session(engine) as session:
    reds, blues = Team(name="reds"), Team(name="blues")
    session.add_all([reds, blues])
    session.flush()
    print("-- rolled back")
    savepoint = session.begin_nested()
    print(session.in_transaction(), session.in_nested_transaction(), session.get_nested_transaction() is savepoint, savepoint.nested)
    ann = Player(name="ann", team=reds)
    session.add(ann)
    blues.name = "BLUES"
    session.flush()
    print(state(ann), ann.id)
    savepoint.rollback()
    print(state(ann), ann.id, session.in_nested_transaction(), savepoint.is_active)
    print("expired", inspect(reds).expired, inspect(blues).expired, blues.name)

    print("-- released")
    with session.begin_nested():
        session.add(Player(name="bob", team=reds))
    print(session.in_nested_transaction(), [p.name for p in reds.players])

    print("-- an error inside")
    for name in ("greens", "reds", "whites"):
        try:
            with session.begin_nested():
                session.add(Team(name=name))
        except IntegrityError as error:
            print("refused", name, error.orig)
    print(session.scalars(select(Team.name).order_by(Team.id)).all())

    print("-- nested twice, the inner one kept")
    with session.begin_nested() as outer:
        with session.begin_nested():
            session.delete(blues)
        print(state(blues))
        outer.rollback()
    print(state(blues), blues in session)

    print("-- everything back")
    session.rollback()
    print([state(t) for t in (reds, blues, ann)], session.scalars(select(Team.name)).all())
