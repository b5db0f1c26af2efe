# with_loader_criteria() concerns classes: a query for the table itself, or for its own columns, gets every row.
from sqlalchemy import Column, Integer, create_engine, event, func, select
from sqlalchemy.orm import DeclarativeBase, Session, with_loader_criteria


class Base(DeclarativeBase):
    pass


class Reading(Base):
    __tablename__ = "reading"
    id = Column(Integer, primary_key=True)
    value = Column(Integer)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
table = Reading.__table__
with Session(engine) as session:
    session.add_all([Reading(value=1), Reading(value=5)])
    session.commit()

    @event.listens_for(engine, "before_cursor_execute")
    def show(connection, cursor, statement, parameters, context, executemany):
        print("   ", " ".join(statement.split()), parameters)

    high = with_loader_criteria(Reading, Reading.value > 2)
    for statement in (
        select(Reading.id), select(table), select(table.c.id), select(func.count(Reading.id)), select(func.count()).where(Reading.id > 0), select(func.count()).select_from(table),
        select(table).where(table.c.id > 0), select(table.c.id).order_by(table.c.value),
    ):
        print(session.execute(statement.options(high)).all())
    print(session.query(table).options(high).all(), session.query(table.c.id).options(high).all(), session.query(Reading).options(high).count())

    @event.listens_for(session, "do_orm_execute")
    def only_high(state):
        if state.is_select:
            state.statement = state.statement.options(high)

    print(session.query(table).all(), [reading.value for reading in session.query(Reading)], session.scalars(select(table.c.value)).all())
