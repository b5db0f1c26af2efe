"""Rows of one shape are sent together: INSERT, UPDATE and DELETE of many."""
from sqlalchemy import event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy import create_engine


class Base(DeclarativeBase):
    pass


class Point(Base):
    __tablename__ = "point"
    id: Mapped[int] = mapped_column(primary_key=True)
    x: Mapped[int]
    y: Mapped[int] = mapped_column(default=0)


class Named(Base):
    __tablename__ = "named"
    name: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    text = " ".join(statement.split())
    print("   ", text if len(text) < 120 else text[:60] + "..." + text[-40:], len(parameters), executemany, parameters[:2])


with Session(engine) as session:
    points = [Point(x=n) for n in range(5)]
    session.add_all(points)
    session.flush()
    print([point.id for point in points])
    session.add_all(Point(x=n, y=n) for n in range(2500))
    session.flush()
    session.add_all(Named(name=f"n{n:04}", size=n) for n in range(1500))
    session.flush()
    for point in points:
        point.x += 100
    session.flush()
    for point in points:
        session.delete(point)
    session.flush()
    names = session.scalars(select(Named).where(Named.size < 3)).all()
    for named in names:
        session.delete(named)
    session.flush()
    session.rollback()
