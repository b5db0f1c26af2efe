"""Concrete inheritance: ConcreteBase and AbstractConcreteBase select the tables of all classes together."""
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, configure_mappers, mapped_column
from sqlalchemy.ext.declarative import ConcreteBase, AbstractConcreteBase


class Base(DeclarativeBase):
    pass


class Employee(ConcreteBase, Base):
    __tablename__ = 'employee'
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    __mapper_args__ = {'polymorphic_identity': 'employee', 'concrete': True}


class Manager(Employee):
    __tablename__ = 'manager'
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    budget: Mapped[int]
    __mapper_args__ = {'polymorphic_identity': 'manager', 'concrete': True}


class Engineer(Employee):
    __tablename__ = 'engineer'
    id: Mapped[int] = mapped_column(primary_key=True)
    lang: Mapped[str]
    __mapper_args__ = {'polymorphic_identity': 'engineer', 'concrete': True}


class Shape(AbstractConcreteBase, Base):
    pass


class Circle(Shape):
    __tablename__ = 'circle'
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    r: Mapped[int]
    __mapper_args__ = {'polymorphic_identity': 'circle', 'concrete': True}


class Square(Shape):
    __tablename__ = 'square'
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    side: Mapped[int]
    __mapper_args__ = {'polymorphic_identity': 'square', 'concrete': True}
try:
    print(select(Shape))
except Exception as e:
    print(type(e).__name__, e)
engine = create_engine('sqlite://')
Base.metadata.create_all(engine)
s = Session(engine)
configure_mappers()
print(select(Employee)); print(select(Manager)); print(select(Shape)); print(select(Circle))
s.add_all([Employee(name='a'),Manager(name='b',budget=3),Circle(name='c',r=1),Square(name='d',side=2),Engineer(lang='x')])
s.commit()
print([(type(x).__name__, x.id, getattr(x,'name','?')) for x in s.scalars(select(Employee).order_by(Employee.name))])
print([(type(x).__name__, x.id, x.name) for x in s.scalars(select(Shape).order_by(Shape.name))])
print([(type(x).__name__, x.id) for x in s.scalars(select(Shape).where(Shape.r==1))])
print(Shape.__mapper__, Circle.__mapper__.inherits, Circle.__mapper__.concrete, Shape.__mapper__.polymorphic_on, Employee.__mapper__.polymorphic_map.keys())
x=s.scalars(select(Manager)).one()
print(s.get(Manager,1) is x)
x=Engineer(lang='q')
try:
    print(x.name)
except AttributeError as err:
    print(err)
try:
    x.name='f'
except AttributeError as err:
    print(err)
try:
    x.type='f'
except AttributeError as err:
    print(err)
try:
    Engineer(name='f')
except Exception as err:
    print(type(err).__name__, err)
print(Circle(name='c').name)
try:
    s.add(Shape()); s.flush()
except Exception as err:
    print(type(err).__name__, err)


class Item(Base):
    __abstract__ = True
    hooks = []

    @classmethod
    def __declare_first__(cls):
        print("first", cls.__name__)

    @classmethod
    def __declare_last__(cls):
        print("last", cls.__name__)


class Tool(Item):
    __tablename__ = 'tool'
    id: Mapped[int] = mapped_column(primary_key=True)


class Part(Item):
    __tablename__ = 'part'
    id: Mapped[int] = mapped_column(primary_key=True)


configure_mappers()
