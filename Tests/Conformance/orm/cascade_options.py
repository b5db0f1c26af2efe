"""cascade=: what is saved, merged, expunged and refreshed along, and what is not."""
import warnings

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.exc import ArgumentError, SAWarning
from sqlalchemy.orm import Session, configure_mappers, declarative_base, relationship

Base = declarative_base()


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dogs = relationship("Dog", back_populates="owner", cascade="save-update, expunge, refresh-expire")
    cats = relationship("Cat", back_populates="owner", cascade="merge")
    birds = relationship("Bird", cascade="all")


class Dog(Base):
    __tablename__ = "dog"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    owner_id = Column(ForeignKey("owner.id"))
    owner = relationship("Owner", back_populates="dogs")


class Cat(Base):
    __tablename__ = "cat"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    owner_id = Column(ForeignKey("owner.id"))
    owner = relationship("Owner", back_populates="cats", cascade="none")


class Bird(Base):
    __tablename__ = "bird"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    owner_id = Column(ForeignKey("owner.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
configure_mappers()
print(Owner.dogs.property.cascade, Owner.cats.property.cascade, Owner.birds.property.cascade, Cat.owner.property.cascade)
print("delete" in Owner.birds.property.cascade, Owner.birds.property.cascade.delete_orphan)


def where(session, *objects):
    return " ".join(f"{o.name}:{'in' if o in session else 'out'}" for o in objects)


with Session(engine) as session:
    rex, tom, tweety = Dog(name="rex"), Cat(name="tom"), Bird(name="tweety")
    ann = Owner(name="ann", dogs=[rex], cats=[tom], birds=[tweety])
    session.add(ann)
    print(where(session, ann, rex, tom, tweety))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        session.flush()
    print([str(w.message) for w in caught], caught[0].category is SAWarning)
    session.add(tom)
    session.commit()

    fido = Dog(name="fido")
    ann.dogs.append(fido)
    late = Cat(name="late")
    ann.cats.append(late)
    stray = Dog(name="stray", owner=ann)
    print(where(session, fido, late, stray))
    session.add(late)
    session.commit()

    [d.name for d in ann.dogs], [c.name for c in ann.cats], [b.name for b in ann.birds]
    session.expire(ann)
    print([inspect(o).expired for o in (ann, rex, tom, tweety)])
    ann.dogs, ann.cats, ann.birds
    session.expunge(ann)
    print(where(session, ann, rex, tom, tweety))

with Session(engine) as session:
    session.add(ann)
    print(where(session, ann, rex, tom, tweety))
    session.delete(session.merge(ann))
    session.commit()
    print(session.query(Dog).filter_by(owner_id=None).count(), session.query(Bird).count())

for bad in ("all, delete-orphans", "save-update, purge"):
    try:
        relationship("Dog", cascade=bad)
    except ArgumentError as error:
        print(error)
