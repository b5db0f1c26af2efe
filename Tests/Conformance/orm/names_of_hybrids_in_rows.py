"""What columns are called when hybrids and functions stand in rows and subqueries."""
from sqlalchemy import func, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column

from _traced import traced


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str]
    last: Mapped[str]

    @hybrid_property
    def full(self):
        return self.first + " " + self.last

    @hybrid_property
    def loud(self):
        return self.last.upper()

    @loud.inplace.expression
    @classmethod
    def _loud(cls):
        return func.upper(cls.last)

    @hybrid_property
    def given(self):
        return self.first


session = Session(traced(Base))
session.add_all([Person(first="ann", last="lee"), Person(first="bob", last="ray")])
session.commit()
print(select(Person.full))
print(select(Person.loud))
print(select(Person.full, Person.full))
print(select(Person.given, Person.id))
print(session.execute(select(Person.full, Person.loud, Person.given).order_by(Person.full)).mappings().all())
row = session.execute(select(Person.id, Person.full).where(Person.loud == "RAY")).one()
print(row.full, row._fields)
inner = select(Person.id, Person.full).subquery()
print(select(inner.c.full).where(inner.c.id == 1))
print(session.scalars(select(inner.c.full)).all())
other = aliased(Person)
print(session.execute(select(Person.full, other.full).where(Person.id < other.id)).all())
print([(d["name"], d["expr"] is not None) for d in select(Person.full, Person.id).column_descriptions])
print(session.query(Person.full.label("who")).order_by("who").all())
