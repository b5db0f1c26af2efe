"""eager_defaults: RETURNING at INSERT, and at UPDATE where it is True."""
from sqlalchemy import func, inspect, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected


class Base(DeclarativeBase):
    pass


class Columns:
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    made: Mapped[str] = mapped_column(server_default="made")
    changed: Mapped[str] = mapped_column(server_default="never", onupdate=func.upper("changed"))


class Auto(Columns, Base):
    __tablename__ = "auto"


class Always(Columns, Base):
    __tablename__ = "always"
    __mapper_args__ = {"eager_defaults": True}


class Never(Columns, Base):
    __tablename__ = "never"
    __mapper_args__ = {"eager_defaults": False}


engine = connected(Base)
for cls in (Auto, Always, Never):
    print(cls.__name__, inspect(cls).eager_defaults)
    with Session(engine, expire_on_commit=False) as session:
        thing = cls(name="a")
        session.add(thing)
        session.commit()
        print(sorted(inspect(thing).unloaded))
        print(thing.made, thing.changed)
        thing.name = "b"
        session.commit()
        print(sorted(inspect(thing).unloaded))
        print(thing.changed)
        session.add_all([cls(name="x"), cls(name="y", made="own")])
        session.commit()
