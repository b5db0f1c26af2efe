"""A link between classes of one hierarchy that is set to None without having been loaded."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    friend_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    friend: Mapped["Person | None"] = relationship(remote_side=[id])
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}


class Manager(Person):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    team: Mapped[list["Engineer"]] = relationship(back_populates="manager", foreign_keys="Engineer.manager_id")
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Person):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("manager.id"))
    manager: Mapped[Manager | None] = relationship(back_populates="team", foreign_keys=[manager_id])
    __mapper_args__ = {"polymorphic_identity": "engineer", "inherit_condition": id == Person.id}


engine = connected(Base)
with Session(engine) as session:
    boss = Manager(name="boss")
    session.add_all([boss, Engineer(name="e", manager=boss, friend=boss), Engineer(name="f", manager=boss)])
    session.commit()
    session.expunge_all()
    engineer = session.scalars(select(Engineer).where(Engineer.name == "e")).one()
    engineer.manager = None
    session.commit()
    print(engineer.manager_id, engineer.friend_id)
    session.expunge_all()
    engineer = session.scalars(select(Engineer).where(Engineer.name == "e")).one()
    engineer.friend = None
    session.flush()
    print(engineer.friend_id)
    other = session.scalars(select(Engineer).where(Engineer.name == "f")).one()
    other.manager, engineer.manager = None, other.manager
    session.commit()
    print(engineer.manager.name, other.manager, [member.name for member in engineer.manager.team])
    session.delete(engineer.manager)
    session.commit()
    print(session.execute(select(Engineer.name, Engineer.manager_id).order_by(Engineer.id)).all())
