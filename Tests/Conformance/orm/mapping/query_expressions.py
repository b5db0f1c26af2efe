"""query_expression() filled by with_expression()."""
from sqlalchemy import func, literal, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, query_expression, with_expression

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Point(Base):
    __tablename__ = "point"
    id: Mapped[int] = mapped_column(primary_key=True)
    x: Mapped[int]
    y: Mapped[int]
    total: Mapped[int] = query_expression()
    label: Mapped[str] = query_expression(literal("none"))


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Point(x=1, y=2), Point(x=3, y=4)])
    session.commit()
    for point in session.scalars(select(Point).options(with_expression(Point.total, Point.x + Point.y)).order_by(Point.id)):
        print(point.id, point.total, point.label)
    print([point.total for point in session.scalars(select(Point).order_by(Point.id))])
    session.expunge_all()
    print([(point.total, point.label) for point in session.scalars(select(Point).order_by(Point.id))])
    session.expunge_all()
    wide = session.scalars(select(Point).options(with_expression(Point.total, Point.x * 10), with_expression(Point.label, func.upper("p"))).where(Point.id == 2)).one()
    print(wide.total, wide.label)
    session.commit()
    print(wide.total, wide.label)
    session.refresh(wide)
    print(wide.total)
    statement = select(Point).options(with_expression(Point.total, Point.x - Point.y)).execution_options(populate_existing=True).order_by(Point.id)
    print([point.total for point in session.scalars(statement)])
    print(session.query(Point).options(with_expression(Point.total, Point.y)).filter(Point.id == 1).populate_existing().one().total)
    print(Point(x=1, y=1).total)
    refused(lambda: session.scalars(select(Point).options(with_expression(Point.x, Point.y))).all())
