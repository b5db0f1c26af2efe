"""do_orm_execute comes before the flush that a lazy load or a query causes."""
from sqlalchemy import ForeignKey, create_engine, event, select, union
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    pets: Mapped[list["Pet"]] = relationship(back_populates="owner")


class Pet(Base):
    __tablename__ = "pet"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))
    owner: Mapped[Owner] = relationship(back_populates="pets")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Owner(name="ann", pets=[Pet(name="rex")]), Owner(name="bob")])
    session.commit()


@event.listens_for(Session, "do_orm_execute")
def told(state):
    kind = "relationship" if state.is_relationship_load else "column" if state.is_column_load else "statement"
    print("  do_orm_execute", kind)


@event.listens_for(Session, "after_flush")
def flushed(session, context):
    print("  flush", sorted(thing.name for thing in session.dirty))


with Session(engine) as session:
    ann = session.get(Owner, 1)
    print("lazy collection")
    ann.name = "anna"
    print([pet.name for pet in ann.pets])
    print("lazy reference")
    session.expire_all()
    rex = session.scalars(select(Pet)).one()
    session.expunge(ann)
    rex.name = "max"
    print(rex.owner.name)
    print("query")
    rex.name = "rex"
    print(session.query(Owner).count(), session.scalars(select(Pet.name)).all())
    print("refresh of what is expired")
    session.commit()
    print(rex.name)

both = union(select(Owner.name), select(Pet.name))
print(hasattr(both, "union"), hasattr(both, "intersect"), hasattr(select(Owner), "except_"))
