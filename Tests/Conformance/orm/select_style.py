# 2.0: select(), scalars, execute, rows
from typing import Optional
from sqlalchemy import create_engine, select, insert, update, func, case, desc, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, aliased

class Base(DeclarativeBase): ...

class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    players: Mapped[list["Player"]] = relationship(back_populates="team")
    def __repr__(self): return f"Team({self.name!r})"

class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    goals: Mapped[int] = mapped_column(default=0)
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Optional[Team]] = relationship(back_populates="players")
    def __repr__(self): return f"Player({self.name!r})"

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session, session.begin():
    reds, blues = Team(name="Reds"), Team(name="Blues")
    session.add_all([reds, blues, Player(name="Pia", goals=7, team=reds), Player(name="Quy", goals=2, team=reds),
                     Player(name="Rob", goals=4, team=blues), Player(name="Sam")])

with Session(engine) as session:
    print(session.scalars(select(Player)).all())
    print(session.execute(select(Player)).all())
    print(session.execute(select(Player)).scalars().first(), session.execute(select(Player.id)).scalars().all())
    print(session.scalar(select(Player).where(Player.goals == 4)), session.scalar(select(func.count()).select_from(Player)))
    for row in session.execute(select(Player.name, Player.goals).where(Player.goals > 0).order_by(desc(Player.goals))):
        print("  ", row, row.name, row[1], row._asdict())
    for player, team in session.execute(select(Player, Team).join(Player.team).order_by(Player.name)):
        print("  ", player, team, player.team is team)
    for team, count in session.execute(select(Team, func.count(Player.id)).join(Team.players, isouter=True).group_by(Team.id).order_by(Team.name)):
        print("  ", team.name, count)
    result = session.execute(select(Player.id, Player.name).order_by(Player.id))
    print(result.keys(), result.fetchone(), result.fetchmany(2), result.all())
    print(session.execute(select(Player.name, Player.goals)).mappings().all()[:2])
    print(session.execute(select(Player.goals, Player.name).limit(1)).one(), session.scalars(select(Player).filter_by(name="Pia")).one())
    label = case((Player.goals > 5, "star"), (Player.goals > 0, "scorer"), else_="rookie").label("kind")
    print(session.execute(select(Player.name, label).order_by(Player.id)).all())
    top = select(func.max(Player.goals)).scalar_subquery()
    print(session.scalars(select(Player).where(Player.goals == top)).all())
    sub = select(Player.team_id, func.sum(Player.goals).label("total")).group_by(Player.team_id).subquery()
    print(session.execute(select(Team.name, sub.c.total).join(sub, Team.id == sub.c.team_id).order_by(Team.name)).all())
    mate = aliased(Player)
    print(session.execute(select(Player.name, mate.name).join(mate, Player.team_id == mate.team_id).where(Player.id < mate.id)).all())
    print(session.scalars(select(Player).where(Player.team.has(Team.name == "Reds"))).all(), session.scalars(select(Player).where(Player.team_id.is_(None))).all())
    print(session.scalars(select(Player).order_by(Player.name.desc()).limit(2).offset(1)).all(), session.scalars(select(Player.team_id).distinct().order_by(Player.team_id)).all())

    print(session.execute(insert(Player).values(name="Tom")).rowcount)
    print(session.scalars(insert(Player).returning(Player.id, Player.name), [{"name": "Vic", "goals": 1}, {"name": "Wes", "goals": 3}]).all())
    print(session.execute(update(Player).where(Player.goals == 0).values(goals=Player.goals + 10)).rowcount)
    print(session.execute(select(Player.name, Player.goals).order_by(Player.id)).all())
    session.rollback()
    for bad in (lambda: session.scalars(select(Player)).one(), lambda: session.scalars(select(Player).filter_by(id=0)).one(), lambda: session.execute(select(Player)).scalar_one(),
                lambda: session.execute(select(Player.id).where(Player.id > 1)).scalar_one_or_none(), lambda: session.execute("select 1"), lambda: select(Player).filter_by(nope=1),
                lambda: session.scalars(select(Team).join(Team.name)), lambda: result.all(), lambda: session.query(Player).one().x, lambda: select("name")):
        try:
            print(bad())
        except Exception as e:
            print(type(e).__name__, "|", e)
print(select(Player, Team.name).join(Team).where(Player.goals.in_([1, 2])).order_by(Player.name))
