"""Classes with an __eq__ of their own whose base has a __ne__: comparators of hybrids, of columns and types, and built-in types."""
from sqlalchemy import Column, ForeignKey, Integer, String, column, create_engine, func, select
from sqlalchemy.ext.hybrid import Comparator, hybrid_property
from sqlalchemy.orm import ColumnProperty, DeclarativeBase, Session, column_property


class CaseInsensitive(Comparator):
    def __eq__(self, other):
        return func.lower(self.__clause_element__()) == func.lower(other)

    def operate(self, op, other, **kw):
        return op(func.lower(self.__clause_element__()), func.lower(other), **kw)


class UpperComparator(ColumnProperty.Comparator):
    def __eq__(self, other):
        return func.upper(self.__clause_element__()) == func.upper(other)


class Name(String):
    class comparator_factory(String.Comparator):
        def __eq__(self, other):
            return func.trim(self.expr) == func.trim(other)


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    city = column_property(Column(String), comparator_factory=UpperComparator)

    @hybrid_property
    def word(self):
        return self.name.lower()

    @word.comparator
    def word(cls):
        return CaseInsensitive(cls.name)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([User(name="Ann", city="Bern"), User(name="BOB", city="Bonn")])
    session.commit()
    print(User.word != "ann")
    print(session.scalars(select(User.name).where(User.word != "ann")).all())
    print(session.scalars(select(User.name).where(User.word == "bob")).all())
    print(User.city == "bern", "|", User.city != "bern")
    print(session.scalars(select(User.name).where(User.city != "Bern")).all())
    print(column("t", Name()) == "x", "|", column("t", Name()) != "x")
    # The column that the comparator stands for is what UPDATE sets.
    from sqlalchemy import update
    session.execute(update(User).where(User.id == 1).values({User.word: "Cleo"}))
    print(session.scalars(select(User.name).order_by(User.id)).all())


class Text(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


class Items(list):
    def __eq__(self, other):
        return True


class Plain:
    def __eq__(self, other):
        return True


print(Text("a") != "b", Text("a") != "a", Items([1]) != [2], Items([1]) != [1], Plain() != 5)
