"""Many rows at once: add_all, insert() with lists, update() and delete() of ranges; how many statements each sends."""
from sqlalchemy import create_engine, delete, event, func, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Point(Base):
    __tablename__ = "point"
    id: Mapped[int] = mapped_column(primary_key=True)
    x: Mapped[int]
    y: Mapped[int | None]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
sent = []


@event.listens_for(engine, "before_cursor_execute")
def count(conn, cursor, statement, parameters, context, executemany):
    sent.append((statement.split()[0], executemany, len(parameters)))


def told(label):
    print(label, len(sent), sent[:3])
    sent.clear()


with Session(engine) as session:
    session.add_all(Point(x=n) for n in range(1000))
    session.commit()
    told("add_all")
    session.execute(insert(Point), [{"x": n, "y": n * n} for n in range(1000)])
    told("insert")
    points = session.scalars(insert(Point).returning(Point), [{"x": n} for n in range(100)]).all()
    told("insert returning")
    print(len(points), points[0].id, points[-1].id)
    session.execute(update(Point).where(Point.x < 10).values(y=0))
    told("update")
    print(session.execute(update(Point).where(Point.x.between(10, 19)).values(y=Point.x + 1), execution_options={"synchronize_session": False}).rowcount)
    told("update of expressions")
    session.execute(update(Point), [{"id": n, "y": -n} for n in range(1, 501)])
    told("update by key")
    print(session.execute(delete(Point).where(Point.id > 2000)).rowcount)
    told("delete")
    print(session.execute(select(func.count(Point.id), func.count(Point.y), func.sum(Point.y))).one())
    for point in session.scalars(select(Point).where(Point.id <= 300)):
        point.y = 7
    session.flush()
    told("changed objects")
    for point in session.scalars(select(Point).where(Point.id <= 200)):
        session.delete(point)
    session.flush()
    told("deleted objects")
    session.commit()
