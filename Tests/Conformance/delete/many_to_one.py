# Deleting on the "many" side, self-reference, one-to-one and single_parent
from sqlalchemy import create_engine, event, Column, ForeignKey, Integer, String
from sqlalchemy.orm import Session, backref, declarative_base, relationship

Base = declarative_base()


class City(Base):
    __tablename__ = "city"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    people = relationship("Person", back_populates="city")


class Passport(Base):
    __tablename__ = "passport"
    id = Column(Integer, primary_key=True)
    number = Column(String)


class Person(Base):
    __tablename__ = "person"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    city_id = Column(ForeignKey("city.id"))
    passport_id = Column(ForeignKey("passport.id"))
    boss_id = Column(ForeignKey("person.id"))
    city = relationship("City", back_populates="people")
    passport = relationship("Passport", cascade="all, delete-orphan", single_parent=True,
                            backref=backref("owner", uselist=False))
    boss = relationship("Person", remote_side=[id], backref="team")

    def __repr__(self):
        return self.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
rome = City(name="Rome")
boss = Person(name="Bea", city=rome, passport=Passport(number="P1"))
staff = [Person(name=n, city=rome, boss=boss, passport=Passport(number="P-" + n)) for n in ("Cy", "Di", "Ed")]
session.add(boss)
session.add_all(staff)
session.commit()
print(rome.people, boss.team, [p.passport.number for p in rome.people])


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    if statement.split()[0] != "SELECT":
        print("   ", " ".join(statement.split()), parameters)


print("delete one person: the city stays, the passport goes")
cy = staff[0]
session.delete(cy)
session.commit()
print(rome.people, boss.team, session.query(Passport).count())

print("the collection is stale until it expires")
di = staff[1]
people = rome.people
session.delete(di)
session.flush()
print(rome.people, di in people)
session.refresh(rome)
print(rome.people)
session.commit()

print("delete the boss: the team loses boss_id")
session.delete(boss)
session.commit()
ed = session.query(Person).one()
print(ed, ed.boss, ed.boss_id)

print("passport set to None: orphan")
ed.passport = None
session.commit()
print(session.query(Passport).count())

print("passport replaced")
ed.passport = Passport(number="N1")
session.commit()
ed.passport = Passport(number="N2")
session.commit()
print([p.number for p in session.query(Passport)], ed.passport.owner is ed)

print("city and person, one flush each")
session.delete(rome)
session.flush()
session.delete(ed)
session.commit()
print(session.query(City).count(), session.query(Person).count(), session.query(Passport).count())

