"""Primary keys named to the mapper: columns, attribute names, what is refused."""
from sqlalchemy import Column, Integer, String, Table, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, mapped_column, registry

from _traced import refused, traced


class Base(DeclarativeBase):
    pass


class Reading(Base):
    __table__ = Table("reading", Base.metadata, Column("sensor", String(20)), Column("at", Integer), Column("value", Integer))
    __mapper_args__ = {"primary_key": [__table__.c.sensor, __table__.c.at]}

    def __repr__(self):
        return f"Reading({self.sensor}, {self.at}, {self.value})"


class Setting(Base):
    __tablename__ = "setting"
    scope: Mapped[str]
    name: Mapped[str]
    value: Mapped[str]
    __table_args__ = ()
    __mapper_args__ = {"primary_key": ["scope", "name"]}


session = Session(traced(Base))
session.add_all([Reading(sensor="a", at=1, value=5), Reading(sensor="a", at=2, value=6), Reading(sensor="b", at=1, value=7)])
session.add(Setting(scope="user", name="lang", value="de"))
session.commit()
print(inspect(Reading).primary_key, inspect(Setting).primary_key)
print(session.get(Reading, ("a", 2)), session.get(Reading, {"sensor": "b", "at": 1}), session.get(Setting, ("user", "lang")).value)
found = session.scalars(select(Reading).where(Reading.value > 5)).all()
found[0].value = 60
session.commit()
session.delete(found[1])
session.commit()
print(session.scalars(select(Reading).order_by(Reading.at)).all())
print(inspect(found[0]).identity, inspect(found[0]).identity_key[1:])


def declare(key):
    class Made(registry().generate_base()):
        __tablename__ = "made"
        a = Column(Integer)
        b = Column(Integer)
        total = column_property(a + b)
        __mapper_args__ = {"primary_key": key}
    return inspect(Made).primary_key


refused(lambda: declare(["q"]))
refused(lambda: declare(["total"]))
print(declare(["b"]))
refused(lambda: declare([]))
refused(lambda: registry().map_imperatively(type("Lost", (), {}), "lost"))
refused(lambda: registry().map_imperatively(Reading, Table("other", Base.metadata, Column("id", Integer, primary_key=True))))
