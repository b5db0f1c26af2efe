"""A join to a joined subclass whose tables stand in FROM already: what the condition says of the base class is said of the alias too."""
import warnings

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Entity(Base):
    __tablename__ = "entities"
    id = Column(Integer, primary_key=True)
    kind = Column(String)
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "entity"}


class Person(Entity):
    __tablename__ = "people"
    id = Column(ForeignKey("entities.id"), primary_key=True)
    name = Column(String)
    __mapper_args__ = {"polymorphic_identity": "person"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Person(name="one"), Person(name="two")])
session.commit()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    query = session.query(Person.id).select_from(Entity).join(Person, Person.id == Entity.id).filter(Person.name == "two")
    print(query, query.all())
    print(session.query(Entity).join(Person, Person.id == Entity.id))
print(caught[0].message)
