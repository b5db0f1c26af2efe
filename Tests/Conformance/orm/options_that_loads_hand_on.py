"""What execution options, deferred columns and updates after all others leave behind: orders of a shop and their lines."""
import itertools

from sqlalchemy import ForeignKey, create_engine, event, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, defer, immediateload, lazyload, mapped_column, relationship, selectinload, subqueryload


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    note: Mapped[str]
    remark: Mapped[str] = mapped_column(default="none")
    lines: Mapped[list["Line"]] = relationship(back_populates="order")


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    order: Mapped[Order] = relationship(back_populates="lines")


edits = itertools.count(1)


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    edited: Mapped[int] = mapped_column(default=0, onupdate=lambda: next(edits))
    captain_id: Mapped[int | None] = mapped_column(ForeignKey("player.id", use_alter=True))
    players: Mapped[list["Player"]] = relationship(primaryjoin="Team.id == Player.team_id", cascade="all, delete-orphan")
    captain: Mapped["Player | None"] = relationship(primaryjoin="Team.captain_id == Player.id", post_update=True)


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Order(id=1, note="first", lines=[Line(), Line()]), Order(id=2, note="second")])
    session.commit()


def shown(options):
    return {key: value for key, value in options.items() if isinstance(key, str) and key.startswith("shop_")}


@event.listens_for(engine, "before_cursor_execute")
def sent(connection, cursor, statement, parameters, context, executemany):
    print("  ", " ".join(statement.split())[:64], dict(sorted(shown(context.execution_options).items())))


for option in (lazyload, selectinload, immediateload, subqueryload):
    print("--", option.__name__)
    with Session(engine) as session:

        @event.listens_for(session, "do_orm_execute")
        def told(state):
            print("  told", state.is_relationship_load, dict(sorted(shown(state.execution_options).items())))
            if state.is_relationship_load and not state.is_column_load:
                print("  local", state.local_execution_options.get("shop_three", "-") if option is not subqueryload else "")
            state.update_execution_options(shop_three="z", shop_two="changed")

        statement = select(Order).options(option(Order.lines)).execution_options(shop_one="x")
        for order in session.scalars(statement, execution_options={"shop_two": "y"}).unique():
            print("  ", order.note, len(order.lines))

print("-- get() hands bind_arguments on")
with Session() as session:

    @event.listens_for(session, "do_orm_execute")
    def bound(state):
        print("  bound", "shard" in state.bind_arguments)

    print(session.get(Order, 1, bind_arguments={"bind": engine, "shard": "a"}).note)
    print(session.get_one(Order, 2, bind_arguments={"bind": engine}).note)

print("-- merge(load=False) keeps what a query deferred for an expired object")
session = Session(engine)
order = session.get(Order, 1)
session.expire(order)
session.scalars(select(Order).where(Order.id == 1).options(defer(Order.remark))).one()
session.expire(order, ["note"])
with Session(engine) as second:
    copy = second.merge(order, load=False)
    print(sorted(inspect(copy).unloaded), copy.note, "remark" in copy.__dict__, copy.remark)
session.close()

print("-- UPDATEs before a DELETE leave the object as it is")
with Session(engine) as session:
    team = Team(players=[Player()])
    team.captain = team.players[0]
    session.add(team)
    session.commit()
    print(team.edited)
    session.delete(team)
    session.flush()
    print(team.edited, next(edits))
