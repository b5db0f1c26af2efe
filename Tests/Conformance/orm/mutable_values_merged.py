"""Mutable values of objects that merge() gives to a session: changes in place are noticed and sent."""
from sqlalchemy import JSON, create_engine, inspect, select
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Shape(Base):
    __tablename__ = "shape"
    id: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[dict] = mapped_column(MutableDict.as_mutable(JSON))
    tags: Mapped[list] = mapped_column(MutableList.as_mutable(JSON))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Shape(id=1, data={"name": "box"}, tags=["a"]))
    session.commit()
for load in (True, False):
    for is_present in (True, False):
        for is_expired in (True, False):
            with Session(engine) as session:
                detached = session.get(Shape, 1)
                if is_expired:
                    session.expire(detached, ["tags"])
            with Session(engine) as session:
                present = session.get(Shape, 1) if is_present else None
                if present is not None and is_expired:
                    session.expire(present)
                merged = session.merge(detached, load=load)
                merged.data["name"] = "ball"
                merged.tags.append("b")
                print(load, is_present, is_expired, merged is present, inspect(merged).attrs.data.history, merged in session.dirty)
                session.flush()
                print("   ", session.execute(select(Shape.data, Shape.tags)).all())
                session.rollback()
