"""Aliases of aliases: of polymorphic ones, of subqueries and CTEs; joins from a subclass by what its base has."""
from sqlalchemy import ForeignKey, MetaData, Table, Column, Integer, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, joinedload, mapped_column, relationship, with_polymorphic


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    papers: Mapped[list["Paper"]] = relationship(order_by="Paper.id")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}


class Engineer(Person):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    language: Mapped[str]
    machines: Mapped[list["Machine"]] = relationship(order_by="Machine.id")
    __mapper_args__ = {"polymorphic_identity": "engineer"}


class Paper(Base):
    __tablename__ = "paper"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    title: Mapped[str]


class Machine(Base):
    __tablename__ = "machine"
    id: Mapped[int] = mapped_column(primary_key=True)
    engineer_id: Mapped[int] = mapped_column(ForeignKey("engineer.id"))
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([
    Engineer(name="ann", language="c", machines=[Machine(name="m1"), Machine(name="m2")], papers=[Paper(title="one")]),
    Engineer(name="bob", language="java", machines=[Machine(name="m3")]),
    Person(name="cas", papers=[Paper(title="two"), Paper(title="three")]),
])
session.commit()


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


print("polymorphic")
poly = with_polymorphic(Person, [Engineer])
for name, entity in [("itself", poly), ("alias", aliased(poly)), ("named", aliased(poly, name="p")), ("flat", aliased(poly, flat=True)), ("of an alias", aliased(aliased(poly), flat=True))]:
    print(name)
    print(session.execute(select(entity.name, entity.Engineer.language).order_by(entity.id)).all())
    print(session.scalars(select(entity.name).where(entity.Engineer.language == "c")).all())
    statement = select(entity).options(joinedload(entity.Engineer.machines, innerjoin=True)).order_by(entity.id)
    print([(p.name, [m.name for m in p.machines] if isinstance(p, Engineer) else None) for p in session.scalars(statement).unique()])
    session.expunge_all()
inner = with_polymorphic(Person, [Engineer], innerjoin=True)
print(session.execute(select(inner.name, inner.Engineer.language)).all())

print("subqueries and CTEs")
chosen = select(Person).where(Person.name.in_(["ann", "cas"]))
for selectable in (chosen.subquery(), chosen.cte(), chosen.cte("named")):
    first = aliased(Person, selectable)
    second = aliased(first)
    third = aliased(second, name="third")
    for entity in (first, second, third):
        print(session.scalars(select(entity.name).order_by(entity.id)).all())

print("both sides of one subquery")
left, right = aliased(Person), aliased(Person)
pairs = select(left, right).where(left.id < right.id).subquery()
first, second = aliased(left, pairs), aliased(right, pairs)
print([(a.name, b.name) for a, b in session.execute(select(first, second).order_by(first.id, second.id))])
print([row.name for row in session.execute(select(second.name).where(first.name == "ann").order_by(second.name))])

print("joins by what the base has")
print([e.name for e in session.scalars(select(Engineer).join(Person.papers))])
print([e.name for e in session.query(Engineer).join(Person.papers).filter(Paper.title.like("%o%"))])

print("tables")
table = Table("t", MetaData(), Column("id", Integer), Column("x", Integer))
once = table.alias()
twice = once.alias()
print(select(twice))
print(select(once, twice).where(once.c.id == twice.c.x))
print(select(select(table).where(table.c.x > 1).subquery().alias().alias("named")))
