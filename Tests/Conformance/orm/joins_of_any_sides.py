"""join() of two entities by a relationship of either; foreign keys that are ambiguous; synonyms of what has no name."""
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, configure_mappers, join, mapped_column, outerjoin, relationship, subqueryload, synonym


class Base(DeclarativeBase):
    pass


class Node(Base):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("node.id"))
    children: Mapped[List["Node"]] = relationship(back_populates="parent")
    parent: Mapped[Optional["Node"]] = relationship(back_populates="children", remote_side=[id])


class Edge(Base):
    __tablename__ = "edge"
    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("node.id"))
    last_id: Mapped[int] = mapped_column(ForeignKey("node.id"))
    unnamed = synonym(first_id)


other = aliased(Node)
print(select(join(Node, other, other.children)))
print(select(join(Node, other, Node.children)))
print(select(join(other, Node, other.children)))
print(select(outerjoin(Node, other, other.parent)))


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: select(Node).join(Node.children.of_type(Node)))
show(lambda: select(Edge).join(Node))
show(lambda: select(Edge).outerjoin(Node))
show(lambda: select(Edge, Node).outerjoin(other))
show(lambda: Session().query(Edge).outerjoin(Node))
show(lambda: Session().query(Node, other).join(Edge))
show(lambda: select(Edge.unnamed))
print(Session().query(Node).lazy_loaded_from)
Base.registry.dispose()


class Other(DeclarativeBase):
    pass


class Code(Other):
    __tablename__ = "code"
    id: Mapped[str] = mapped_column(primary_key=True)


class Use(Other):
    __tablename__ = "use"
    id: Mapped[int] = mapped_column(primary_key=True)
    code_id: Mapped[str] = mapped_column(ForeignKey("code.id"))
    code: Mapped[Code] = relationship(primaryjoin="func.lower(Use.code_id) == Code.id")


show(configure_mappers)
Other.registry.dispose()


class Staff(DeclarativeBase):
    pass


class Firm(Staff):
    __tablename__ = "firm"
    id: Mapped[int] = mapped_column(primary_key=True)
    people: Mapped[List["Person"]] = relationship()


class Person(Staff):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    firm_id: Mapped[Optional[int]] = mapped_column(ForeignKey("firm.id"))
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}


class Engineer(Person):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    machines: Mapped[List["Machine"]] = relationship()
    __mapper_args__ = {"polymorphic_identity": "engineer"}


class Machine(Staff):
    __tablename__ = "machine"
    id: Mapped[int] = mapped_column(primary_key=True)
    engineer_id: Mapped[int] = mapped_column(ForeignKey("engineer.id"))
    revised: Mapped[Optional[int]] = mapped_column(onupdate=5)
    made: Mapped[str] = mapped_column(server_default="here")
    __mapper_args__ = {"eager_defaults": True}


print(Person.__mapper__.with_polymorphic_mappers)
engine = create_engine("sqlite://")
Staff.metadata.create_all(engine)
event.listen(engine, "before_cursor_execute", lambda connection, cursor, statement, parameters, context, many: print(statement, parameters))
with Session(engine) as session:
    machine = Machine()
    session.add(Firm(people=[Engineer(machines=[machine]), Person()]))
    session.flush()
    print(sorted(machine.__dict__))
    session.commit()
    firm = session.scalars(select(Firm).options(subqueryload(Firm.people.of_type(Engineer)).subqueryload(Engineer.machines))).one()
    print(len(firm.people), len(firm.people[0].machines))
