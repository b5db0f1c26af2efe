"""uselist=False: replacing, unsetting, and more than one row."""
from sqlalchemy import ForeignKey, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship

from _statements import connected, refused, warned


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    passport: Mapped["Passport | None"] = relationship(back_populates="person")


class Passport(Base):
    __tablename__ = "passport"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    person: Mapped[Person | None] = relationship(back_populates="passport")


engine = connected(Base)
with Session(engine) as session:
    ann, bea = Person(name="Ann", passport=Passport(code="A1")), Person(name="Bea")
    session.add_all([ann, bea])
    session.commit()
    first = ann.passport
    ann.passport = Passport(code="A2")
    print(first.person, ann.passport.person.name)
    session.commit()
    bea.passport = ann.passport
    print(ann.passport and ann.passport.code)
    session.commit()
    print(ann.passport, bea.passport.code)
    first.person = bea
    print(bea.passport.code)
    session.commit()
    print(session.execute(select(Passport.code, Passport.person_id)).all())
    bea.passport = None
    session.commit()
    print(session.execute(select(Passport.code, Passport.person_id)).all())
    session.execute(text("UPDATE passport SET person_id = 1"))
    session.expire_all()
    print(warned(lambda: ann.passport.code))
    session.expunge_all()
    print(warned(lambda: session.scalars(select(Person).options(joinedload(Person.passport)).where(Person.id == 1)).unique().one().passport.code))
    print(session.scalars(select(Person.name).where(Person.passport == None)).all())
    print(session.scalars(select(Person.name).where(Person.passport.has(code="A1"))).all())
