# A tour of the legacy Query, with its errors
from sqlalchemy import Column, Integer, String, and_, asc, create_engine, desc, func, or_
from sqlalchemy.exc import MultipleResultsFound, NoResultFound
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Employee(Base):
    __tablename__ = "employees"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dept = Column(String)
    salary = Column(Integer)

    def __repr__(self):
        return self.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
for row in """Ann,dev,5000 Bob,dev,4000 Cid,ops,3000 Dee,ops,3500 Eve,hr,2800 Fay,,1000""".split():
    name, dept, salary = row.split(",")
    session.add(Employee(name=name, dept=dept or None, salary=int(salary)))
session.commit()
q = session.query(Employee)

print(q.all(), q.count(), q.first())
print(q.filter(Employee.salary >= 3000).all(), q.filter_by(dept="dev").all(), q.filter_by(dept=None).all())
print(q.filter(Employee.dept == "dev", Employee.salary < 5000).all())
print(q.filter(or_(Employee.name == "Ann", and_(Employee.dept == "ops", Employee.salary > 3000))).all())
print(q.order_by(Employee.salary).all(), q.order_by(desc(Employee.salary)).all(), q.order_by(Employee.dept.asc(), asc("name")).all())
print(q.limit(2).all(), q.offset(4).all(), q.order_by(Employee.id).limit(2).offset(1).all(), q[1:3], q[0], q[2:])
print(q.filter(Employee.name.in_(["Ann", "Zoe"])).all(), q.filter(~Employee.name.in_(["Ann"])).count(), q.filter(Employee.name.like("%e%")).all())
print(q.filter(Employee.name.ilike("a%")).all(), q.filter(Employee.name.startswith("B")).all(), q.filter(Employee.name.contains("i")).all(), q.filter(Employee.salary.between(2800, 3500)).all())
print(q.filter(Employee.dept.is_(None)).all(), q.filter(Employee.dept.isnot(None)).count(), q.filter(Employee.dept != "dev").all())
print(q.get(1), q.get(99), q.filter_by(name="Eve").one(), q.filter_by(name="Zoe").one_or_none())
print(session.query(Employee.name).all(), session.query(Employee.name, Employee.salary).first(), session.query(Employee.dept).distinct().order_by(Employee.dept).all())
print(session.query(func.count(Employee.id)).scalar(), session.query(func.sum(Employee.salary), func.avg(Employee.salary)).one())
print(session.query(Employee.dept, func.count("*").label("n")).group_by(Employee.dept).having(func.count("*") > 1).order_by("n", Employee.dept).all())
print(session.query(Employee.salary).filter_by(name="Ann").scalar(), session.query(Employee.salary).filter_by(name="?").scalar())
print(q.filter_by(name="Ann").exists(), session.query(q.filter_by(name="Ann").exists()).scalar())
print([name.lower() for (name,) in session.query(Employee.name).filter(Employee.salary * 12 > 40000)])
print(q.with_entities(Employee.name).order_by(Employee.name.desc()).limit(1).all(), dict(session.query(Employee.name, Employee.dept).limit(2).all()))
row = session.query(Employee.id, (Employee.salary / 100).label("hundreds"), Employee).first()
print(row.id, row.hundreds, row.Employee, row._fields, row[2], len(row), row._mapping["hundreds"], tuple(row)[:2])

for name, call in {
    "one, none": lambda: q.filter_by(name="Zoe").one(),
    "one, many": lambda: q.filter_by(dept="dev").one(),
    "one_or_none, many": lambda: q.one_or_none(),
    "scalar, many": lambda: session.query(Employee.id).scalar(),
    "unknown filter_by": lambda: q.filter_by(age=3),
    "unknown attribute": lambda: q.filter(Employee.age > 3),
    "not a condition": lambda: q.filter("salary > 3").all(),
    "filter after limit": lambda: q.limit(1).filter_by(name="Ann"),
    "truth": lambda: bool(Employee.salary > 3),
    "and": lambda: q.filter(Employee.salary > 3 and Employee.id > 1).all(),
    "text column": lambda: q.order_by("nonsense").all(),
    "no mapped": lambda: session.query(int),
    "get none": lambda: q.get(None),
    "index": lambda: q[100],
    "negative index": lambda: q[-1],
    "row": lambda: row.nothing,
    "generic except": lambda: q.filter_by(name="Zoe").one().salary,
}.items():
    try:
        print(name, "->", call())
    except (NoResultFound, MultipleResultsFound) as e:
        print(name, "-> NO/MULTI", type(e).__name__, e)
    except Exception as e:
        print(name, "->", type(e).__name__, e)
print(q.filter(Employee.salary > 3000).order_by(Employee.name).limit(3))
print(str(session.query(Employee.name).filter(Employee.name == "x")))
