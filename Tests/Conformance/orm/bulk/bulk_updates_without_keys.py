# Bulk UPDATEs by primary key whose rows lack the key, or anything to change.
from sqlalchemy import ForeignKey, create_engine, event, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str | None]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Dog(Animal):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    tricks: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "dog"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Animal(id=1, name="cat"), Dog(id=2, name="rex", tricks=1)])
session.commit()


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


for kind, rows in (
    (Animal, [{"name": "x"}]), (Animal, [{"id": 1}]), (Animal, [{}]), (Animal, [{"id": 1, "name": "tom"}, {"id": 2}]), (Dog, [{"tricks": 1}]), (Dog, [{"name": "y"}]), (Dog, [{}]), (Dog, [{"id": 2}]), (Dog, [{"id": 2, "tricks": 5}]),
):
    for run in (lambda: session.bulk_update_mappings(kind, rows), lambda: session.execute(update(kind), rows)):
        print(kind.__name__, rows)
        try:
            run()
        except Exception as error:
            print("   ", type(error).__name__, str(error).split("\n")[0])
        session.rollback()

for key, kind in ((1, Animal), (2, Dog)):
    creature = session.get(kind, key)
    session.expire(creature)
    session.bulk_save_objects([creature])
    creature.name = "new"
    try:
        session.bulk_save_objects([creature])
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])
    session.rollback()
