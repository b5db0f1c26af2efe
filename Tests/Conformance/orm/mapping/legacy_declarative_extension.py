# Programs of 1.x import declarative mapping from sqlalchemy.ext.declarative.
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    from sqlalchemy.ext.declarative import declarative_base, declared_attr, as_declarative, has_inherited_table, synonym_for
    from sqlalchemy.ext.declarative import AbstractConcreteBase, ConcreteBase, DeclarativeMeta
    Base = declarative_base()
    print(Base, type(Base) is DeclarativeMeta)

    @as_declarative()
    class Other:
        @declared_attr
        def __tablename__(cls):
            return cls.__name__.lower()

    print(Other.__name__, type(Other).__name__)
for warning in caught:
    print(warning.category.__name__, warning.message)

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, exc
from sqlalchemy.orm import relationship, sessionmaker, declarative_base as modern


class Named:
    @declared_attr
    def __tablename__(cls):
        if has_inherited_table(cls):
            return None
        return cls.__name__.lower() + "s"

    id = Column(Integer, primary_key=True)


with warnings.catch_warnings():
    warnings.simplefilter("ignore")

    class Person(Named, Base):
        name = Column(String(30))
        kind = Column(String(10))
        __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "person"}

        @synonym_for("name")
        @property
        def label(self):
            return "<" + self.name + ">"

    class Boss(Person):
        __mapper_args__ = {"polymorphic_identity": "boss"}


class Item(Other):
    id = Column(Integer, primary_key=True)


print(Person.__table__.name, Boss.__table__ is Person.__table__, Item.__tablename__)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = sessionmaker(engine)()
session.add_all([Person(name="ann"), Boss(name="bob")])
session.commit()
print([(type(p).__name__, p.label) for p in session.query(Person).order_by(Person.label)])
print(session.query(Person).filter(Person.label == "bob").one().name)
for category in (exc.MovedIn20Warning, exc.LegacyAPIWarning, exc.Base20DeprecationWarning, exc.SADeprecationWarning, exc.SAWarning):
    print([c.__name__ for c in category.__mro__])
with warnings.catch_warnings():
    warnings.simplefilter("error", exc.MovedIn20Warning)
    try:
        declarative_base()
    except exc.MovedIn20Warning as warning:
        print("refused:", str(warning).split("(")[0])
    print(modern().__name__)
