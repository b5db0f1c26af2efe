# Criteria of options along self-referential and many-to-many relationships: where they stand, and what else they reach.
from sqlalchemy import Column, ForeignKey, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, immediateload, joinedload, lazyload, mapped_column, relationship, selectinload, subqueryload

from _statements import shown


class Base(DeclarativeBase):
    pass


crew = Table("crew", Base.metadata, Column("team_id", ForeignKey("team.id"), primary_key=True), Column("worker_id", ForeignKey("worker.id"), primary_key=True))


class Worker(Base):
    __tablename__ = "worker"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[str]
    boss_id: Mapped[int | None] = mapped_column(ForeignKey("worker.id"))
    staff: Mapped[list["Worker"]] = relationship(order_by="Worker.id")
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "worker"}


class Welder(Worker):
    __mapper_args__ = {"polymorphic_identity": "welder"}


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    welders: Mapped[list[Welder]] = relationship(secondary=crew, order_by="Welder.id")


def tree(worker, depth):
    return worker.name if depth == 0 else {worker.name: [tree(each, depth - 1) for each in worker.staff]}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    workers = [(Welder if n % 2 else Worker)(name=f"w{n}") for n in range(1, 9)]
    for n in range(1, 8):
        workers[(n - 1) // 2].staff.append(workers[n])
    session.add_all([workers[0], Team(welders=[workers[0], workers[2]]), Team(welders=[workers[4]])])
    session.commit()
shown(engine)

for load in (selectinload, subqueryload, joinedload, lazyload, immediateload):
    print(load.__name__)
    with Session(engine) as session:
        teams = session.scalars(select(Team).options(load(Team.welders.and_(Welder.name != "w3"))).order_by(Team.id)).unique()
        print([[each.name for each in team.welders] for team in teams])
    nested = load(Worker.staff.and_(Worker.name != "w2")).options(load(Worker.staff.and_(Worker.name != "w6")).options(load(Worker.staff)))
    with Session(engine) as session:
        print(tree(session.scalars(select(Worker).where(Worker.id == 1).options(nested)).unique().one(), 3))
    if load is lazyload:
        continue  # which does not heed of_type()
    with Session(engine) as session:
        other = aliased(Worker)
        narrowed = load(Worker.staff.of_type(other).and_(other.name != "w2")).options(load(other.staff))
        print(tree(session.scalars(select(Worker).where(Worker.id == 1).options(narrowed)).unique().one(), 2))
