"""UPDATE in the order of the values, what its result has when keys were fetched, bulk rows of versioned classes, marks that alone hold an object."""
from sqlalchemy import ForeignKey, create_engine, delete, event, func, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, composite, mapped_column, relationship
from dataclasses import dataclass


@dataclass
class Size:
    width: int
    height: int


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str | None]
    count: Mapped[int | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    version: Mapped[int] = mapped_column()
    size: Mapped[Size] = composite("width", "height")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "thing", "version_id_col": version}


class Toy(Thing):
    __tablename__ = "toy"
    id: Mapped[int] = mapped_column(ForeignKey("thing.id"), primary_key=True)
    age: Mapped[int] = mapped_column(default=3)
    __mapper_args__ = {"polymorphic_identity": "toy"}


class Part(Base):
    __tablename__ = "part"
    id: Mapped[int] = mapped_column(primary_key=True)
    thing_id: Mapped[int] = mapped_column(ForeignKey("thing.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def tell(connection, cursor, statement, parameters, context, many):
    print("   ", " ".join(statement.split()), parameters)


session = Session(engine)
session.execute(insert(Toy), [{"name": "a"}])
session.execute(insert(Toy), [{"name": "b"}, {"name": "c"}])
session.bulk_insert_mappings(Toy, [{"name": "d"}])
session.bulk_save_objects([Thing(name="e")], return_defaults=True)
session.commit()
print(session.execute(update(Thing).where(Thing.id == 1).ordered_values((Thing.name, "z"), (Thing.kind, "toy"), (Thing.count, 5))).rowcount)
session.query(Thing).filter(Thing.id == 2).update([(Thing.name, "y"), (Thing.kind, "toy")], update_args={"preserve_parameter_order": True})
session.query(Thing).filter(Thing.id == 2).update({Thing.name: "x", Thing.kind: "toy"})
result = session.execute(update(Thing).where(func.lower(Thing.name) == "z").values(count=8))
print(result.returns_rows, result.rowcount, result.all())
result = session.execute(delete(Thing).where(func.lower(Thing.name) == "e").execution_options(synchronize_session="fetch"))
print(result.returns_rows, result.rowcount, result.first())
for strategy in ("auto", "fetch"):
    try:
        session.execute(delete(Thing).where(Thing.id == Part.thing_id).execution_options(synchronize_session=strategy))
    except Exception as error:
        print(type(error).__name__, error)
session.commit()
toy = session.get(Toy, 1)
toy.size = Size(3, 4)
session.flush()
print("size" in toy.__dict__, toy.size)
thing = Thing(name="f", size=Size(1, 2))
session.add(thing)
session.flush()
print("size" in thing.__dict__, thing.size)
session.commit()
del toy, thing
session.delete(session.get(Toy, 1))
session.rollback()
print(list(session.identity_map.keys()))
