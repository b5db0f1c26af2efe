"""refresh() of relationships: by the row's own primary key, in any state of the object."""
from sqlalchemy import ForeignKey, create_engine, event, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, deferred, lazyload, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    notes: Mapped[str] = mapped_column(deferred=True)
    pets: Mapped[list["Pet"]] = relationship(order_by="Pet.id", lazy="selectin", cascade="save-update, merge, refresh-expire")
    houses: Mapped[list["House"]] = relationship(order_by="House.id")


class Pet(Base):
    __tablename__ = "pet"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))


class House(Base):
    __tablename__ = "house"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Owner(id=1, name="ann", notes="n", pets=[Pet(), Pet()], houses=[House()]))
    session.add(Owner(id=2, name="bob", notes="m"))
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def tell(connection, cursor, statement, parameters, context, many):
    print("   ", " ".join(statement.split()), parameters)


def loaded(owner):
    return sorted(name for name in owner.__dict__ if name != "_sa_instance_state")


for names in (["pets"], ["houses"], ["name", "houses"], None):
    for expires in (False, True):
        print(names, "expired" if expires else "whole")
        with Session(engine) as session:
            owner = session.get(Owner, 1)
            if expires:
                session.expire(owner)
                print(sorted(inspect(owner).expired_attributes))
            session.refresh(owner, names)
            print(loaded(owner))

print("pending keys")
with Session(engine, autoflush=False) as session:
    owner = session.get(Owner, 2)
    owner.id = 20
    for names in (["name"], ["houses"]):
        try:
            session.refresh(owner, names)
        except Exception as error:
            print(type(error).__name__, error)
    print(inspect(owner).attrs.id.history)
    session.refresh(owner)
    print(owner.id)

print("pending members")
with Session(engine, autoflush=False) as session:
    owner = session.get(Owner, 1)
    pet = Pet(id=9)
    owner.pets.append(pet)
    session.expire(owner)
    print(pet in session, pet in owner.pets, len(owner.pets))
