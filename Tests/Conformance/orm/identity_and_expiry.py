# Identity map, expire_on_commit, refresh, expire: what is sent and when
from sqlalchemy import create_engine, event, inspect, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker


class Base(DeclarativeBase):
    pass


class City(Base):
    __tablename__ = "cities"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    people: Mapped[int] = mapped_column(default=0)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
statements = []


@event.listens_for(engine, "before_cursor_execute")
def keep(conn, cursor, statement, parameters, context, executemany):
    statements.append((" ".join(statement.split()), parameters))


def sent(label):
    print(f"{label}: {len(statements)}")
    for statement in statements:
        print("    ", *statement)
    statements.clear()


session = Session(engine)
oslo, rome = City(name="Oslo", people=700_000), City(name="Rome")
session.add_all([oslo, rome])
sent("added")
session.flush()
sent("flushed")
print(oslo.id, oslo.name)
sent("read after flush")
session.commit()
print(inspect(oslo).expired_attributes == {"id", "name", "people"}, oslo.__dict__.keys() - {"_sa_instance_state"})
print(oslo.name, oslo.people)
sent("read after commit")

print(session.get(City, 1) is oslo, session.query(City).filter_by(name="Oslo").one() is oslo)
sent("get from the map, query from the database")
print(session.get(City, 2) is rome)
sent("get of an expired one")
print([c is o for c, o in zip(session.scalars(select(City).order_by(City.id)), (oslo, rome))])
sent("all")

session.execute(text("UPDATE cities SET people = 1, name = 'OSLO' WHERE id = 1"))
print(oslo.people, session.query(City).filter_by(id=1).one().people)
session.refresh(oslo)
print(oslo.people, oslo.name)
statements.clear()
session.execute(text("UPDATE cities SET people = 2, name = 'oslo' WHERE id = 1"))
session.refresh(oslo, ["people"])
print(oslo.people, oslo.name)
sent("refresh one attribute")
session.expire(oslo, ["name"])
print(oslo.name)
sent("expire one attribute")
oslo.people = 99
session.expire(oslo)
print(oslo.people, session.dirty)
session.expire_all()
rome.people = 5
print(list(session.dirty) == [rome])
statements.clear()
session.commit()
sent("commit with one change")
oslo.name = "Kristiania"
oslo.name = "oslo"
session.commit()
sent("changed and changed back")
session.commit()
sent("nothing to do")

with Session(engine, expire_on_commit=False) as other:
    city = other.get(City, 1)
    city.people = 123
    other.commit()
    print(city.people, city is oslo, len(other.identity_map))
    sent("expire_on_commit=False")
session.close()
print(oslo in session, inspect(oslo).detached)
with sessionmaker(engine).begin() as third:
    third.add(City(id=50, name="Bern"))
sent("begin() commits")
with Session(engine) as fourth:
    print(fourth.query(City.name).order_by(City.id).all(), list(fourth.identity_map.keys()))
    fourth.query(City).all()
    print(len(fourth.identity_map.values()))
