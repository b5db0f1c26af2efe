"""with_polymorphic(): outer joins, flat, aliased, criteria on subclasses."""
from sqlalchemy import ForeignKey, inspect, or_, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, with_polymorphic

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "role", "polymorphic_identity": "person"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Manager(Person):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    title: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Person):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    language: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "engineer"}


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Manager(name="m", title="boss"), Engineer(name="e", language="c"), Engineer(name="f", language="d"), Person(name="p")])
    session.commit()
    session.expunge_all()
    everyone = with_polymorphic(Person, "*")
    people = session.scalars(select(everyone).order_by(everyone.id)).all()
    print(people, [sorted(inspect(person).unloaded) for person in people])
    some = with_polymorphic(Person, [Engineer])
    print(session.scalars(select(some).where(some.Engineer.language == "c")).all())
    print(session.scalars(select(everyone).where(or_(everyone.Engineer.language == "d", everyone.Manager.title == "boss")).order_by(everyone.id)).all())
    flat = with_polymorphic(Person, [Manager, Engineer], flat=True)
    print(session.scalars(select(flat).order_by(flat.name)).all())
    named = with_polymorphic(Person, [Manager], aliased=True, flat=True, name="p")
    print(session.execute(select(named.name, named.Manager.title)).all())
    inner = with_polymorphic(Person, [Engineer], innerjoin=True)
    print(session.scalars(select(inner)).all())
    pair = with_polymorphic(Person, [Engineer], flat=True)
    print(session.execute(select(Person.name, pair.name).join(pair, Person.id < pair.id).order_by(Person.id, pair.id)).all())
    subquery = with_polymorphic(Person, [Manager], aliased=True)
    print(session.scalars(select(subquery).where(subquery.Manager.title.is_not(None))).all())
    print([str(m) for m in inspect(everyone).with_polymorphic_mappers], everyone.Manager, inspect(everyone).mapper)
    refused(lambda: everyone.Nobody)
    refused(lambda: with_polymorphic(Engineer, [Manager]))
