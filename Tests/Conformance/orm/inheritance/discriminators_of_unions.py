# polymorphic_on and primary_key given as columns of the UNION that the classes are selected from: objects have those of the tables.
from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import Session, polymorphic_union, registry, relationship

mapping = registry()
person = Table("person", mapping.metadata, Column("id", Integer, primary_key=True), Column("name", String), Column("type", String))
manager = Table("manager", mapping.metadata, Column("id", ForeignKey("person.id"), primary_key=True), Column("helper_id", ForeignKey("person.id")), Column("rank", String))
union = polymorphic_union({"person": person.select().where(person.c.type == "person").subquery(), "manager": person.join(manager, person.c.id == manager.c.id)}, None)


class Person:
    def __init__(self, name, **more):
        self.name = name
        for key, value in more.items():
            setattr(self, key, value)

    def __repr__(self):
        return f"{type(self).__name__}({self.name}, {self.type})"


class Manager(Person):
    pass


mapping.map_imperatively(Person, person, with_polymorphic=("*", union), polymorphic_on=union.c.type, polymorphic_identity="person", primary_key=[union.c.id])
mapping.map_imperatively(
    Manager, manager, inherits=Person, inherit_condition=person.c.id == manager.c.id, polymorphic_identity="manager",
    properties={"helper": relationship(Person, primaryjoin=manager.c.helper_id == person.c.id, uselist=False)},
)
engine = create_engine("sqlite://")
mapping.metadata.create_all(engine)
with Session(engine) as session:
    helper = Person("Ada")
    boss = Manager("Bo", rank="high", helper=helper)
    print(helper.type, boss.type)
    session.add(boss)
    session.commit()
    print(sorted(map(repr, session.scalars(select(Person)))), session.scalars(select(Manager)).all())
    session.expunge_all()
    boss = session.scalars(select(Person).where(Person.name == "Bo")).one()
    print(boss, boss.rank, boss.helper, session.get(Person, boss.helper.id) is boss.helper)
    print(session.execute(person.select().order_by(person.c.id)).all())
