"""version_id_col with a counter, a generator, and set by hand."""
import itertools

from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused

numbers = itertools.count(100)


class Base(DeclarativeBase):
    pass


class Counted(Base):
    __tablename__ = "counted"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    name: Mapped[str]
    __mapper_args__ = {"version_id_col": version}


class Generated(Base):
    __tablename__ = "generated"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column()
    name: Mapped[str]
    __mapper_args__ = {"version_id_col": version, "version_id_generator": lambda version: f"v{next(numbers)}"}


class Manual(Base):
    __tablename__ = "manual"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    name: Mapped[str]
    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}


engine = connected(Base)
with Session(engine) as session:
    objects = [Counted(name="c"), Generated(name="g"), Manual(name="m", version=1)]
    session.add_all(objects)
    session.commit()
    print([thing.version for thing in objects])
    for thing in objects:
        thing.name += "!"
    objects[2].version = 2
    session.commit()
    print([thing.version for thing in objects])
    session.execute(update(Counted).values(name="bulk"))
    session.commit()
    print(objects[0].version)
    objects[0].name
    session.execute(text("UPDATE counted SET version = 50"))
    objects[0].name = "stale"
    refused(session.flush)
    session.rollback()
    print(objects[0].version, objects[0].name)
    session.delete(objects[1])
    session.commit()
    objects[0].name
    session.execute(text("UPDATE counted SET version = 51"))
    session.delete(objects[0])
    refused(session.flush)
    session.rollback()
    refused(lambda: session.get(Counted, 1, with_for_update=True).version)
    merged = Counted(id=1, version=3, name="old")
    refused(lambda: session.merge(merged))
