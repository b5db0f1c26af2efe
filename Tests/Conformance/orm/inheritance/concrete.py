"""Concrete tables: each class its own table, polymorphic_union, ConcreteBase."""
from sqlalchemy import inspect, select
from sqlalchemy.ext.declarative import AbstractConcreteBase, ConcreteBase
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Employee(ConcreteBase, Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "employee", "concrete": True}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Manager(Employee):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    budget: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "manager", "concrete": True}


class Shape(AbstractConcreteBase, Base):
    strict_attrs = True
    name: Mapped[str] = mapped_column()

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Circle(Shape):
    __tablename__ = "circle"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    radius: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "circle", "concrete": True}


class Square(Shape):
    __tablename__ = "square"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    side: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "square", "concrete": True}


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Employee(name="e"), Manager(name="m", budget=4), Circle(name="c", radius=1), Square(name="s", side=2)])
    session.commit()
    print(session.scalars(select(Employee).order_by(Employee.name)).all())
    print(session.scalars(select(Manager)).all())
    print(session.scalars(select(Shape).order_by(Shape.name)).all())
    print(session.scalars(select(Circle)).all())
    session.expunge_all()
    refused(lambda: session.get(Employee, 1))
    print(session.get(Manager, 1))
    circle = session.scalars(select(Circle).where(Circle.name == "c")).one()
    circle.radius = 5
    session.commit()
    session.delete(circle)
    session.commit()
print(inspect(Manager).concrete, inspect(Manager).local_table)
