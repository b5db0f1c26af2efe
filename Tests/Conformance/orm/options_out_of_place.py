# Loader options where they do not belong, and of_type() of several subclasses.
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, delete, insert, select, update
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import DeclarativeBase, Session, aliased, defaultload, joinedload, relationship, selectinload, subqueryload, with_loader_criteria, with_polymorphic

from _shown import plain, show


class Base(DeclarativeBase):
    pass


class Firm(Base):
    __tablename__ = "firm"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    staff = relationship("Person", order_by="Person.id", back_populates="firm")


class Person(Base):
    __tablename__ = "person"
    id = Column(Integer, primary_key=True)
    firm_id = Column(ForeignKey("firm.id"))
    kind = Column(String)
    firm = relationship(Firm, back_populates="staff")
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "person"}


class Cook(Person):
    __tablename__ = "cook"
    id = Column(ForeignKey("person.id"), primary_key=True)
    dish = Column(String)
    __mapper_args__ = {"polymorphic_identity": "cook"}


class Smith(Person):
    __tablename__ = "smith"
    id = Column(ForeignKey("person.id"), primary_key=True)
    metal = Column(String)
    __mapper_args__ = {"polymorphic_identity": "smith"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Firm(id=1, name="inn", staff=[Cook(dish="soup"), Smith(metal="iron")]))
session.commit()

for load in (joinedload, subqueryload, selectinload):
    show(f"{load.__name__} of UPDATE", lambda: session.scalars(update(Firm).where(Firm.id == 1).values(name="pub").returning(Firm).options(load(Firm.staff))).one().name)
    show(f"{load.__name__} of INSERT", lambda: session.scalars(insert(Firm).values(name="bar").returning(Firm).options(load(Firm.staff))).one().name)
    session.rollback()
show("DELETE", lambda: session.execute(delete(Firm).execution_options(dml_strategy="eager")))
show("bulk DELETE", lambda: session.execute(delete(Firm).execution_options(dml_strategy="bulk")))

show("behind a wildcard", lambda: joinedload("*").joinedload(Firm.staff))
show("behind a wildcard of a path", lambda: defaultload(Firm.staff).joinedload("*").joinedload(Person.firm))
show("options of a wildcard", lambda: joinedload("*").options(joinedload(Firm.staff)))
show("criteria of a number", lambda: with_loader_criteria(Firm, 3))
show("a class that is not there", lambda: select(Firm).join(Person, Firm.staff))
show("another class", lambda: select(Firm).join(Firm, Firm.staff).compile())
try:
    session.scalars(select(Person).where(Person.firm == Person())).all()
except StatementError as error:
    print("an object of another class ->", plain(error.orig))

show("two subclasses", lambda: select(Firm).options(joinedload(Firm.staff.of_type(Cook)), joinedload(Firm.staff.of_type(Smith))))
show("of one firm", lambda: [(type(person).__name__, vars(person).keys() >= {"id", "kind"}) for person in session.scalars(select(Firm).options(joinedload(Firm.staff.of_type(Cook)), joinedload(Firm.staff.of_type(Smith)))).unique().one().staff])
cook = aliased(Cook, flat=True)
show("an alias of a subclass", lambda: select(Firm).options(joinedload(Firm.staff.of_type(cook))))
show("its objects", lambda: [person.dish for person in session.scalars(select(Firm).options(joinedload(Firm.staff.of_type(cook))).execution_options(populate_existing=True)).unique().one().staff])
some = with_polymorphic(Person, [Cook], flat=True)
show("any() of an alias", lambda: session.query(Person).join(Firm.staff).filter(Firm.staff.of_type(some).any(some.id < Person.id)))
