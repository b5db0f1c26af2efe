"""aliased classes, subqueries as entities, bundles, labels, and the rows they give."""
from sqlalchemy import ForeignKey, String, create_engine, desc, func, literal, select
from sqlalchemy.orm import Bundle, DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(20))
    salary: Mapped[int]
    boss_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    boss: Mapped["Employee | None"] = relationship(remote_side=[id], back_populates="reports")
    reports: Mapped[list["Employee"]] = relationship(back_populates="boss")

    def __repr__(self):
        return f"<{self.name}>"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
root = Employee(name="Root", salary=90)
left, right = Employee(name="Left", salary=50, boss=root), Employee(name="Right", salary=60, boss=root)
session.add_all([root, left, right, Employee(name="Leaf", salary=20, boss=left)])
session.commit()

Boss = aliased(Employee, name="b")
statement = select(Employee.name, Boss.name).join(Boss, Employee.boss).order_by(Employee.name)
print(statement)
print(session.execute(statement).all())
statement = select(Employee, Boss).outerjoin(Employee.boss.of_type(Boss)).where(Boss.salary > 40).order_by(desc(Employee.salary))
print(statement)
for row in session.execute(statement):
    print(row, row.Employee, row.b, row._fields)
twice = aliased(Employee), aliased(Employee)
statement = select(Employee.name, twice[0].name.label("boss"), twice[1].name.label("top")).join(twice[0], Employee.boss).join(twice[1], twice[0].boss)
print(statement)
print([row._asdict() for row in session.execute(statement)])

print("--- subqueries")
ranked = select(Employee.boss_id, func.count().label("heads"), func.max(Employee.salary).label("top")).group_by(Employee.boss_id).subquery()
statement = select(Employee, ranked.c.heads, ranked.c.top).join(ranked, Employee.id == ranked.c.boss_id).order_by(Employee.id)
print(statement)
print(session.execute(statement).all())
rich = select(Employee).where(Employee.salary >= 50).subquery("rich")
Rich = aliased(Employee, rich)
statement = select(Rich).order_by(Rich.name)
print(statement)
print(session.scalars(statement).all(), session.scalars(statement).first() is session.get(Employee, 2))
statement = select(Employee.name).join(Rich, Employee.boss_id == Rich.id).where(Rich.name != "Root")
print(statement)
print(session.scalars(statement).all())
top = select(func.max(Employee.salary)).scalar_subquery()
print(session.execute(select(Employee.name, (top - Employee.salary).label("gap")).order_by("gap")).all())
inner = aliased(Employee)
pay = select(func.count(inner.id)).where(inner.boss_id == Employee.id).scalar_subquery()
statement = select(Employee.name, pay.label("reports")).order_by(pay.desc(), Employee.name)
print(statement)
print(session.execute(statement).all())

print("--- bundles")
person = Bundle("person", Employee.id, Employee.name)
for row in session.execute(select(person, Employee.salary).where(person.c.name.in_(["Left", "Leaf"])).order_by(Employee.id)):
    print(row, row.person.name, row.person[0], row.salary)
for row in session.query(Bundle("pair", Employee.name, Bundle("inner", Employee.salary, Employee.id))).order_by(Employee.id).limit(2):
    print(row, row.pair.inner.salary)
print([item for item in session.query(Bundle("one", Employee.name, Employee.salary, single_entity=True)).order_by(Employee.id)])

print("--- labels and descriptions")
statement = select(Employee.name.label("who"), literal("x").label("mark"), func.upper(Employee.name), Employee.salary * 2, Boss).join(Boss, Employee.boss).order_by("who")
print(statement)
row = session.execute(statement).first()
print(row._fields, row.who, row.mark, row.b)
for description in select(Employee, Employee.name, Boss, func.count(Employee.id)).column_descriptions:
    print(description["name"], description["type"] if description["name"] != "count" else "-", description.get("aliased"))
print(row._mapping["who"], Employee.name.label("who").name, list(row._mapping))
