"""Classes that are mapped to an alias of a table, or to a CTE: what is added to them, changed and deleted reaches the table."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, event, func, select
from sqlalchemy.orm import Session, registry, relationship

metadata = MetaData()
staff = Table("staff", metadata, Column("id", Integer, primary_key=True), Column("name", String), Column("boss_id", ForeignKey("staff.id")))
mapping = registry(metadata=metadata)

engine = create_engine("sqlite://")
metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def sent(connection, cursor, statement, parameters, context, executemany):
    print("  ", " ".join(statement.split()), parameters)


def use(selectable, **options):
    class Person:
        def __init__(self, **values):
            for key, value in values.items():
                setattr(self, key, value)

    mapping.map_imperatively(Person, selectable, **options)
    print(type(selectable).__name__, sorted({table.name for table in Person.__mapper__.tables}), [str(column) for column in Person.__mapper__.primary_key])
    with Session(engine) as session:
        session.add_all([Person(id=1, name="Ada"), Person(id=2, name="Bob", boss_id=1)])
        session.commit()
        print(session.scalars(select(Person.name).order_by(Person.id)).all())
        bob = session.get(Person, 2)
        bob.name = "Rob"
        session.flush()
        session.delete(session.scalars(select(Person).where(Person.name == "Ada")).one())
        bob.boss_id = None
        session.commit()
        print(session.execute(select(staff)).all(), session.scalar(select(func.count()).select_from(Person)))
        session.delete(bob)
        session.commit()


use(staff.alias("people"))
use(select(staff).cte("people"))
use(select(staff).where(staff.c.id > 0).subquery("people"))
use(select(staff.alias("inner")).subquery("people"))

print("-- a relationship to such a class")


class Boss:
    pass


class Worker:
    pass


bosses = staff.alias("bosses")
mapping.map_imperatively(Boss, bosses)
mapping.map_imperatively(Worker, staff, properties={"boss": relationship(Boss, primaryjoin=staff.c.boss_id == bosses.c.id, foreign_keys=staff.c.boss_id)})
with Session(engine) as session:
    worker, boss = Worker(), Boss()
    worker.name, boss.name = "Cy", "Dee"
    worker.boss = boss
    session.add(worker)
    session.commit()
    print(worker.boss.name, worker.boss_id == boss.id)
    print(session.execute(select(Worker.name, Boss.name).join(Worker.boss)).all())

print("-- what inherits from a class that is not mapped")


class Plain:
    pass


class Derived(Plain):
    pass


try:
    mapping.map_imperatively(Derived, staff, inherits=Plain)
except AttributeError as error:
    print("AttributeError", error)
