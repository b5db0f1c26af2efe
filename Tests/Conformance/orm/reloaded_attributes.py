# What the row of an expired object brings, and what listeners of "refresh" hear of it.
from dataclasses import dataclass

from sqlalchemy import ForeignKey, String, create_engine, event, func, literal, select
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, Query, Session, aliased, composite, deferred, joinedload, mapped_column, query_expression, relationship, synonym, undefer, with_expression,
)


class Base(DeclarativeBase):
    pass


@dataclass
class Size:
    width: int
    height: int


class Parcel(Base):
    __tablename__ = "parcel"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    label: Mapped[str]
    notes: Mapped[str | None] = deferred(mapped_column(String))
    size: Mapped[Size] = composite(mapped_column("width"), mapped_column("height"))
    name = synonym("label")
    loud: Mapped[str | None] = query_expression()
    weight: Mapped[int] = query_expression(literal(7))
    events: Mapped[list["Scan"]] = relationship(order_by="Scan.id")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "plain"}


class Insured(Parcel):
    __tablename__ = "insured"
    id: Mapped[int] = mapped_column(ForeignKey("parcel.id"), primary_key=True)
    value: Mapped[int]
    clause: Mapped[str | None] = deferred(mapped_column(String))
    __mapper_args__ = {"polymorphic_identity": "insured"}


class Scan(Base):
    __tablename__ = "scan"
    id: Mapped[int] = mapped_column(primary_key=True)
    parcel_id: Mapped[int] = mapped_column(ForeignKey("parcel.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([
    Parcel(label="hat", notes="felt", size=Size(3, 4), events=[Scan(), Scan()]),
    Insured(label="ring", size=Size(1, 1), value=900, clause="theft"),
])
session.commit()


def shown(parcel):
    print(sorted(key for key in parcel.__dict__ if not key.startswith("_")), parcel.loud, parcel.weight)


print("== with_expression() of an expired object")
options = [with_expression(Parcel.loud, func.upper(Parcel.label)), with_expression(Parcel.weight, Parcel.id + 10), undefer(Parcel.notes), joinedload(Parcel.events)]
hat = session.scalars(select(Parcel).where(Parcel.label == "hat").options(*options)).unique().one()
shown(hat)
session.commit()
hat.id
shown(hat)
hat.label = "cap"
session.commit()
print(hat.loud, hat.label, hat.loud)
session.refresh(hat)
shown(hat)
session.expire(hat, ["loud"])
print(hat.loud, hat.label)
session.close()

print("== refresh events")


@event.listens_for(Parcel, "refresh", propagate=True)
def refreshed(target, context, names):
    print("  refresh", type(target).__name__, type(names).__name__, sorted(names) if names else names, context.session is session)


hat, ring = session.scalars(select(Parcel).order_by(Parcel.id)).all()
print("nothing is lacking but what waits to be read")
session.scalars(select(Parcel)).all()
session.commit()
print("one attribute of all that is expired")
hat.label
print("a deferred one")
hat.notes
print("of a subclass's table")
ring.clause
session.commit()
print("deferred, expired")
ring.clause
session.expire(ring, ["value"])
print("one that was named")
ring.value
session.expire(ring, ["value", "label", "events"])
print("several", ring.events)
ring.label
session.commit()
print("by another query")
session.scalars(select(Parcel).order_by(Parcel.id)).all()
print("asked for")
session.refresh(hat, ["label"])
session.refresh(hat)
session.scalars(select(Parcel).execution_options(populate_existing=True)).all()
event.remove(Parcel, "refresh", refreshed)

print("== queries around others")


@event.listens_for(Query, "before_compile", retval=True)
def compiling(query):
    print("  compile", [item["name"] for item in query.column_descriptions])
    return query


print(session.query(Parcel).count(), session.query(Parcel.id).filter(Parcel.id > 1).count())
print(session.query(session.query(Parcel).filter(Parcel.label == "cap").exists()).scalar())
