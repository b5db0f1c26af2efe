"""Execution options of sessions, statements and calls: populate_existing, autoflush, yield_per."""
from sqlalchemy import event, select, text, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from _traced import traced


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = traced(Base)
with Session(engine) as session:
    session.add_all([Thing(name=n) for n in "abc"])
    session.commit()

fresh = sessionmaker(engine, execution_options={"populate_existing": True, "mine": 1})
session = fresh()
print(dict(session.execution_options))
thing = session.get(Thing, 1)
session.execute(text("UPDATE thing SET name = 'raw' WHERE id = 1"))
print(thing.name)
session.scalars(select(Thing).where(Thing.id == 1)).one()
print(thing.name)
session.execute(text("UPDATE thing SET name = 'raw2' WHERE id = 1"))
session.scalars(select(Thing).where(Thing.id == 1).execution_options(populate_existing=False)).one()
print(thing.name)
session.rollback()
session.close()

session = Session(engine)
seen = []


@event.listens_for(session, "do_orm_execute")
def note(state):
    seen.append({k: v for k, v in state.execution_options.items() if not k.startswith("_")})


session.execute(select(Thing).execution_options(a=1, b=2), execution_options={"b": 3})
session.query(Thing).execution_options(c=4).all()
session.get(Thing, 1, execution_options={"d": 5})
session.get(Thing, 3, populate_existing=True)
for entry in seen:
    print(sorted(entry.items()))
new = Thing(name="pending")
session.add(new)
print(len(session.scalars(select(Thing), execution_options={"autoflush": False}).all()), new.id)
print(len(session.scalars(select(Thing)).all()), new.id)
print([len(part) for part in session.scalars(select(Thing).execution_options(yield_per=3)).partitions()])
print(select(Thing).execution_options(x=1).get_execution_options(), session.query(Thing).execution_options(y=2).get_execution_options())
