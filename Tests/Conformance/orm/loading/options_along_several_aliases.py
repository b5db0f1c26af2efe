"""load_only() and defer() beneath several aliases that of_type() names along one relationship."""
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, joinedload, mapped_column, relationship, selectinload, subqueryload, with_polymorphic


class Base(DeclarativeBase):
    pass


class Firm(Base):
    __tablename__ = "firm"
    id: Mapped[int] = mapped_column(primary_key=True)
    staff: Mapped[list["Person"]] = relationship()


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    firm_id: Mapped[int] = mapped_column(ForeignKey("firm.id"))
    kind: Mapped[str]
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}


class Engineer(Person):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    language: Mapped[str]
    desk: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "engineer"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Firm(id=1, staff=[Engineer(id=1, name="ann", language="swift", desk="d"), Person(id=2, name="bob")]))
session.commit()


@event.listens_for(engine, "before_cursor_execute")
def told(connection, cursor, statement, parameters, *rest):
    print("   ", " ".join(statement.split()), parameters)


first, second = with_polymorphic(Person, [Engineer]), with_polymorphic(Person, [Engineer])
left, right = aliased(Engineer), aliased(Engineer)
for load in (selectinload, subqueryload):
    for options in (
        (load(Firm.staff.of_type(left)).load_only(left.language), load(Firm.staff.of_type(right)).load_only(right.desk)),
        (load(Firm.staff.of_type(right)).load_only(right.desk), load(Firm.staff.of_type(left)).load_only(left.language)),
        (load(Firm.staff.of_type(first)).load_only(first.name), load(Firm.staff.of_type(second)).load_only(second.Engineer.desk)),
        (load(Firm.staff.of_type(first)).load_only(first.name), load(Firm.staff.of_type(first)).load_only(first.Engineer.desk)),
        (load(Firm.staff.of_type(first)).defer(first.name), load(Firm.staff.of_type(second)).defer(second.Engineer.desk)),
        (load(Firm.staff.of_type(Engineer)).load_only(Engineer.language), load(Firm.staff.of_type(Engineer)).load_only(Engineer.desk)),
    ):
        session.expunge_all()
        for firm in session.scalars(select(Firm).options(*options)).unique():
            for person in firm.staff:
                print(type(person).__name__, sorted(key for key in person.__dict__ if not key.startswith("_")))
session.expunge_all()
for firm in session.scalars(select(Firm).options(joinedload(Firm.staff.of_type(left)).load_only(left.language), joinedload(Firm.staff.of_type(right)).load_only(right.desk))).unique():
    print([sorted(key for key in person.__dict__ if not key.startswith("_")) for person in firm.staff])
