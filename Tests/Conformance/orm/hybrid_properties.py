"""Hybrid properties: values in instances, expressions in queries, setters, deleters, naming."""
from sqlalchemy import String, func, select, update
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column

from _traced import refused, traced


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str] = mapped_column(String(20))
    last: Mapped[str] = mapped_column(String(20))
    cents: Mapped[int] = mapped_column(default=0)

    @hybrid_property
    def full_name(self):
        """First and last name."""
        return self.first + " " + self.last

    @full_name.inplace.setter
    def _set_full_name(self, value):
        self.first, self.last = value.split(" ", 1)

    @hybrid_property
    def nickname(self):
        return self.first

    @hybrid_property
    def balance(self):
        return self.cents / 100

    @balance.inplace.expression
    @classmethod
    def _balance_expression(cls):
        return func.round(cls.cents / 100.0, 2)

    @hybrid_property
    def initial(self):
        return self.first[0]

    @initial.inplace.expression
    def _initial(cls):
        return func.substr(cls.first, 1, 1)


session = Session(traced(Base))
session.add_all([Person(full_name="Ada Lovelace", cents=1250), Person(full_name="Alan Turing", cents=99)])
session.commit()
ada = session.scalars(select(Person).where(Person.full_name == "Ada Lovelace")).one()
print(ada.full_name, ada.balance, ada.initial, ada.nickname)
print(select(Person.full_name))
print(select(Person.nickname, Person.initial, Person.balance.label("b")))
print(select(Person.full_name, Person.full_name).order_by(Person.balance.desc()))
for row in session.execute(select(Person.full_name, Person.nickname, Person.balance).order_by(Person.balance)):
    print(row, row._fields, row.full_name)
other = aliased(Person, name="other")
print(session.execute(select(Person.full_name, other.full_name).join(other, other.balance < Person.balance)).all())
print(session.query(Person).filter_by(full_name="Alan Turing").one().id)
print(session.query(Person.full_name).filter(Person.initial.in_(["A"])).order_by(Person.full_name.desc()).all())
print(session.scalar(select(func.max(Person.balance))))
print(Person.full_name, Person.full_name.key, Person.full_name.__doc__, Person.nickname.property)
print(session.execute(update(Person).where(Person.initial == "A").values({Person.nickname: "X"})).rowcount, ada.first)
refused(lambda: setattr(ada, "nickname", "y"))
refused(lambda: delattr(ada, "nickname"))
refused(lambda: Person.full_name.missing)
refused(lambda: Person(full="x"))
ada.full_name = "Augusta King"
print(session.dirty == {ada} or ada in session.dirty, ada.first, ada.last)
session.flush()
