"""Expressions on a subclass bring its criteria and joins along: aggregates, concatenation, CASE, EXISTS, subqueries."""
from sqlalchemy import ForeignKey, String, case, cast, create_engine, delete, exists, func, literal, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column


class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "employee"}


class Manager(Employee):
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Director(Manager):
    __mapper_args__ = {"polymorphic_identity": "director"}


class Engineer(Employee):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    language: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "engineer"}


class Badge(Base):
    __tablename__ = "badge"
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Employee(name="ann"), Manager(name="bob"), Manager(name="cas"), Director(name="dee"), Engineer(name="eva", language="c"), Engineer(name="fay", language="ada")])
session.flush()
session.add_all([Badge(employee_id=n) for n in (1, 2, 4, 5, 5)])
session.commit()
other, builder = aliased(Manager), aliased(Engineer)
table = Employee.__table__
statements = {
    "count of a class in one table": select(func.count(Manager.id)),
    "of its subclass": select(func.count(Director.id)),
    "of the base": select(func.count(Employee.id)),
    "count of a joined class": select(func.count(Engineer.id)),
    "by a column of the base": select(func.count(Engineer.name)),
    "concatenated": select(Manager.name + "!"),
    "concatenated, joined": select(Engineer.name + "!"),
    "compared": select(Manager.name == "bob"),
    "case": select(case((Manager.name == "bob", "b"), else_="x")),
    "cast": select(cast(Manager.id, String)),
    "label": select(func.upper(Manager.name).label("loud")),
    "arithmetic": select(func.max(Manager.id) + 1),
    "of an alias": select(func.count(other.id)),
    "of a joined alias": select(func.max(builder.name)),
    "named in WHERE alone": select(func.count()).where(Manager.name != "x"),
    "beside a table's column": select(table.c.id).where(Manager.name == "bob"),
    "a constant": select(literal(1)).where(Director.id == 4),
    "grouped": select(func.count(Manager.id)).group_by(Manager.name).having(func.count(Manager.id) > 0),
    "ordered": select(Employee.name).order_by(Manager.name),
    "exists": select(exists().where(Manager.name == "ann")),
    "correlated": select(Badge.id).where(exists().where(Manager.id == Badge.employee_id)),
    "in a subquery": select(Badge.id).where(Badge.employee_id.in_(select(func.max(Manager.id)))),
    "as a column": select(Badge.id, select(func.count(Manager.id)).where(Manager.id == Badge.employee_id).scalar_subquery()),
    "of a subquery": select(select(func.count(Manager.id)).subquery()),
    "joined from": select(func.count(Engineer.name)).join(Badge, Badge.employee_id == Engineer.id),
    "joined to": select(func.count(Manager.id)).select_from(Badge).join(Manager, Badge.employee_id == Manager.id),
    "union": select(Manager.id).union_all(select(func.max(Director.id))),
    "window": select(func.row_number().over(order_by=Manager.id)),
}
for title, statement in statements.items():
    print(title)
    print("   ", " ".join(str(statement).split()))
    print("   ", [tuple(row) for row in session.execute(statement)])
print(session.query(func.count(Manager.id)).scalar(), session.query(Manager.name + "?").all())
print(session.scalar(select(func.count(Manager.id)).where(Engineer.language == "c")))
print(str(update(Badge).values(employee_id=select(func.max(Manager.id)).scalar_subquery())))
print(session.execute(delete(Manager).where(Manager.name == "bob")).rowcount, session.scalar(select(func.count(Manager.id))))
