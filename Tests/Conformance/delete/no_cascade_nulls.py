"""Without a delete cascade the children stay and lose their parent."""
from sqlalchemy import create_engine, event, Column, ForeignKey, Integer, String
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

Base = declarative_base()


class Department(Base):
    __tablename__ = 'departments'
    id = Column(Integer, primary_key=True)
    name = Column(String(30))
    employees = relationship('Employee', back_populates='department')
    desks = relationship('Desk', backref='department')


class Employee(Base):
    __tablename__ = 'employees'
    id = Column(Integer, primary_key=True)
    name = Column(String(30))
    department_id = Column(Integer, ForeignKey('departments.id'))
    department = relationship('Department', back_populates='employees')


class Desk(Base):
    __tablename__ = 'desks'
    id = Column(Integer, primary_key=True)
    department_id = Column(Integer, ForeignKey('departments.id'), nullable=False)


engine = create_engine('sqlite://')
Base.metadata.create_all(engine)
Session = sessionmaker(engine)
session = Session()

sales = Department(name='Sales', employees=[Employee(name='Kim'), Employee(name='Lee')])
support = Department(name='Support', employees=[Employee(name='Max')], desks=[Desk(), Desk()])
session.add_all([sales, support])
session.commit()


@event.listens_for(engine, 'before_cursor_execute')
def log(conn, cursor, statement, parameters, context, executemany):
    if not statement.startswith('SELECT'):
        print('  >', statement, parameters)


kim = session.query(Employee).filter_by(name='Kim').one()
print(kim.department.name, kim.department_id)
session.delete(sales)
session.commit()
print(kim.department, kim.department_id)
print([(e.name, e.department_id) for e in session.query(Employee).order_by(Employee.id)])

# a foreign key that may not be NULL
session.delete(support)
try:
    session.commit()
except IntegrityError as e:
    print(type(e).__name__, type(e.orig).__name__)
    print(e)
    print(e.statement, e.params)
    print(e.orig)
    session.rollback()

print([d.name for d in session.query(Department)])
print([d.department_id for d in session.query(Desk)])

# clear the children first, then it goes
for desk in list(support.desks):
    session.delete(desk)
session.delete(support)
session.commit()
print(session.query(Department).count(), session.query(Desk).count(), session.query(Employee).count())
