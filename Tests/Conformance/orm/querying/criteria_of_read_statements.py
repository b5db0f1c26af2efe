# from_statement() of UPDATE, DELETE and UNION: the criteria of single-table inheritance and of with_loader_criteria() hold for them; so they do in ORDER BY.
from sqlalchemy import ForeignKey, case, create_engine, delete, event, func, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, joinedload, mapped_column, relationship, with_loader_criteria


class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    info: Mapped[str] = mapped_column(default="none")
    reports: Mapped[list["Report"]] = relationship(cascade="all")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "employee"}


class Engineer(Employee):
    __mapper_args__ = {"polymorphic_identity": "engineer"}


class Report(Base):
    __tablename__ = "report"
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employee.id"))
    state: Mapped[str]


count = select(func.count(Report.id)).where(Report.employee_id == Employee.id).scalar_subquery()
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, many):
    print("  ", " ".join(statement.split()), parameters)


session = Session(engine)
session.add_all([Employee(id=1, reports=[Report(id=1, state="open")]), Engineer(id=2, reports=[Report(id=2, state="open"), Report(id=3, state="gone")]), Engineer(id=3, info="secret")])
session.commit()
options = [with_loader_criteria(Employee, Employee.info != "secret", include_aliases=True), with_loader_criteria(Report, Report.state != "gone")]
statements = [
    select(Engineer).from_statement(update(Engineer).values(info="new").returning(Engineer)),
    select(Engineer).from_statement(update(Engineer).values({Engineer.info: "new"}).where(Engineer.id < 9).returning(Engineer)),
    select(Engineer).from_statement(delete(Engineer).where(Engineer.id > 100).returning(Engineer)),
    select(Employee).from_statement(select(Employee).where(Employee.id > 0).union(select(Employee).where(Employee.id < 9))),
    select(Employee).from_statement(select(Employee).where(Employee.id.in_(select(Report.employee_id)))),
    select(Employee.id).from_statement(update(Employee.__table__).values(info="c").returning(Employee.__table__.c.id)),
    select(Employee.id).order_by(count),
    select(Employee.id).order_by(count.desc(), Employee.id),
    select(Employee).order_by(case((count > 1, 1), else_=0), Employee.id),
]
for statement in statements:
    for given in [], options:
        limited = statement.options(*given)
        print(limited)
        print(len(session.execute(limited).all()))
        session.rollback()
print([each.id for each in session.scalars(select(Employee).options(joinedload(Employee.reports), *options).order_by(count).limit(2)).unique()])
