# with_loader_criteria() reaches the subqueries of every clause: ORDER BY, GROUP BY, HAVING, ON, LIMIT, not WHERE alone.
from sqlalchemy import ForeignKey, create_engine, desc, event, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, selectinload, with_loader_criteria


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)


class Jar(Base):
    __tablename__ = "jar"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
    weight: Mapped[int]
    is_broken: Mapped[bool] = mapped_column(default=False)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Shelf(id=1), Shelf(id=2), Shelf(id=3)])
session.add_all([Jar(shelf_id=1, weight=5), Jar(shelf_id=2, weight=9, is_broken=True), Jar(shelf_id=2, weight=2), Jar(shelf_id=3, weight=4)])
session.commit()


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


whole = with_loader_criteria(Jar, Jar.is_broken == False)


def weight():
    return select(func.sum(Jar.weight)).where(Jar.shelf_id == Shelf.id).correlate(Shelf).scalar_subquery()


def run(title, statement):
    print(title)
    print("  ", [tuple(getattr(value, "id", value) for value in row) for row in session.execute(statement.options(whole))])


run("order", select(Shelf).order_by(weight().desc()))
run("group", select(func.count(Shelf.id)).group_by(weight()).order_by(func.count(Shelf.id)))
run("having", select(Shelf.id).group_by(Shelf.id).having(weight() > 4))
run("on", select(Shelf.id, Jar.id).join(Jar, Jar.weight == weight()))
run("limit", select(Shelf).order_by(Shelf.id).limit(select(func.count(Jar.id)).where(Jar.shelf_id == 2).scalar_subquery()))
run("offset", select(Shelf).order_by(Shelf.id).limit(5).offset(select(func.count(Jar.id)).where(Jar.shelf_id == 2).scalar_subquery()))
total = weight().label("total")
run("label", select(Shelf.id, total).order_by(total.desc(), Shelf.id))
run("name", select(Shelf.id, total).group_by(total).order_by(desc("total")))
run("loads", select(Shelf).options(selectinload("*")).order_by(total).limit(2))
print([shelf.id for shelf in session.query(Shelf).options(whole).order_by(weight(), Shelf.id).limit(2)])
print(session.query(Shelf).options(whole).filter(weight() > 3).count())
print([shelf.id for shelf in session.query(Shelf).options(whole).distinct().order_by(weight().desc())])
