# What listeners learn of a one-to-one relationship that was not loaded, and of an object that takes a deleted one's row.
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, LoaderCallableStatus, Mapped, Session, joinedload, mapped_column, relationship, with_polymorphic
from sqlalchemy.orm.attributes import NO_VALUE, PASSIVE_NO_RESULT


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    badge: Mapped["Badge"] = relationship(back_populates="owner")


class Badge(Base):
    __tablename__ = "badge"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("owner.id"))
    owner: Mapped[Owner] = relationship(back_populates="badge")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "badge"}


class GoldBadge(Badge):
    __tablename__ = "gold"
    id: Mapped[int] = mapped_column(ForeignKey("badge.id"), primary_key=True)
    __mapper_args__ = {"polymorphic_identity": "gold"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Owner(id=1, name="ann", badge=Badge()))
session.commit()


@event.listens_for(Owner.badge, "set")
def replaced(target, value, old, initiator):
    print("set", type(old).__name__, old if isinstance(old, LoaderCallableStatus) else "", old is PASSIVE_NO_RESULT, old is NO_VALUE)


@event.listens_for(Owner.badge, "remove")
def removed(target, value, initiator):
    print("remove", value if isinstance(value, LoaderCallableStatus) else type(value).__name__)


for name in ("before_insert", "after_insert", "before_update", "after_update", "before_delete", "after_delete"):
    event.listen(Base, name, lambda mapper, connection, target, name=name: print(name, mapper.class_.__name__), propagate=True)

owner = session.get(Owner, 1)
owner.badge = Badge()
session.commit()
owner.badge
owner.badge = None
session.commit()
del owner.badge
session.rollback()
Owner(name="new", badge=Badge())
print("row switch")
session.delete(owner)
session.add(Owner(id=1, name="bob"))
session.commit()
print(session.scalars(select(Owner.name)).all())
print(PASSIVE_NO_RESULT.name, NO_VALUE.value, repr(LoaderCallableStatus.ATTR_EMPTY))

print("criteria")
print(select(Owner.id).where(Owner.badge.and_(Badge.id > 5).has(Badge.kind == "gold")))
try:
    GoldBadge.owner == 5
except ArgumentError as error:
    print(error)
wide = with_polymorphic(Badge, [GoldBadge])
try:
    print(select(Owner).options(joinedload(Owner.badge.of_type(wide))))
except InvalidRequestError as error:
    print(error)
