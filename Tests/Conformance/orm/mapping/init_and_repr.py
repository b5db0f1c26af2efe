"""The constructor that the declarative base gives, and others."""
from sqlalchemy import inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, declarative_base, mapped_column, reconstructor
from sqlalchemy import Column, Integer, String

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Plain(Base):
    __tablename__ = "plain"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="nobody")
    hidden = None


class Own(Base):
    __tablename__ = "own"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

    def __init__(self, name, *, loud=False):
        self.loud = loud
        super().__init__(name=name.upper() if loud else name)

    @reconstructor
    def on_load(self):
        print("reconstructed")
        self.loud = None


def constructor(self, **values):
    print("constructor", sorted(values))
    for key, value in values.items():
        setattr(self, key, value)


Other = declarative_base(constructor=constructor)


class Legacy(Other):
    __tablename__ = "legacy"
    id = Column(Integer, primary_key=True)
    name = Column(String)


refused(lambda: Plain(nothing=1))
refused(lambda: Plain("Ann"))
plain = Plain(hidden="yes")
print(plain.hidden, plain.name, plain.id, sorted(plain.__dict__) == ["_sa_instance_state", "hidden"])
refused(lambda: Own())
refused(lambda: Own(title="x"))
own = Own("ann", loud=True)
print(own.name, own.loud)
print(Legacy(name="x", extra=1).extra)
engine = connected(Base)
with Session(engine) as session:
    session.add_all([plain, own])
    session.commit()
    session.expunge_all()
    loaded = session.scalars(select(Own)).one()
    print(loaded.name, loaded.loud, session.get(Plain, 1).name)
print(repr(Plain())[:16], str(inspect(Plain)), repr(inspect(Plain))[:10], repr(Plain.__table__))
