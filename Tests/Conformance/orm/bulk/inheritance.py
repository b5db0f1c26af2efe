"""Bulk statements of inheriting classes: which tables they reach, what they refuse."""
from sqlalchemy import ForeignKey, delete, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "person"}

    def __repr__(self):
        return f"{type(self).__name__}({self.name})"


class Manager(Person):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    title: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Guest(Person):
    host: Mapped[str] = mapped_column(nullable=True)
    __mapper_args__ = {"polymorphic_identity": "guest"}


engine = connected(Base)
with Session(engine) as session:
    session.execute(insert(Manager), [{"name": "m", "title": "t"}, {"name": "n", "title": "u"}])
    session.execute(insert(Guest), [{"name": "g", "host": "h"}])
    print(session.scalars(insert(Manager).returning(Manager), [{"name": "o", "title": "v"}, {"name": "p", "title": "w"}]).all())
    print(session.scalars(insert(Guest).returning(Guest), [{"name": "i", "host": "j"}]).all())
    print(session.scalars(select(Person).order_by(Person.id)).all())
    session.execute(update(Manager), [{"id": 1, "name": "M", "title": "T"}, {"id": 2, "title": "U"}])
    print(session.execute(select(Manager.name, Manager.title).order_by(Manager.id)).all())
    session.execute(update(Person).where(Person.name == "M").values(name="MM"))
    session.execute(update(Guest).values(host="x"))
    session.execute(update(Manager).where(Manager.id == 1).values(title="only title"))
    print(session.get(Manager, 1).title, session.get(Person, 1).name)
    refused(lambda: session.execute(update(Manager).where(Manager.id == 1).values(name="of the base")) and "accepted")
    refused(lambda: session.execute(update(Manager).where(Manager.name == "MM").values(title="criteria of the base")) and "accepted")
    session.execute(delete(Guest))
    print(session.scalars(select(Person.name).order_by(Person.id)).all())
    session.execute(delete(Manager).where(Manager.id == 2))
    refused(lambda: session.execute(insert(Manager).values(name="x", title="y")) and "accepted")
    session.rollback()
    session.bulk_insert_mappings(Manager, [{"name": "q", "title": "r"}])
    session.bulk_save_objects([Manager(name="s", title="t"), Guest(name="u")])
    session.bulk_update_mappings(Manager, [{"id": 1, "name": "Q"}])
    print(session.execute(select(Person.name, Person.type).order_by(Person.id)).all())
