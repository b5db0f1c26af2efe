"""before_insert, after_update and their kin: stamps, an audit log, a veto."""
from sqlalchemy import Column, Integer, String, create_engine, event, insert, inspect, select
from sqlalchemy.orm import Mapper, Session, declarative_base, object_session, validates

Base = declarative_base()


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    slug = Column(String)
    revision = Column(Integer, default=0)

    @validates("name")
    def not_empty(self, key, value):
        if not value:
            raise ValueError(f"{key} must not be empty")
        return value.strip()


class Special(Base):
    __tablename__ = "special"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Audit(Base):
    __tablename__ = "audit"
    id = Column(Integer, primary_key=True)
    line = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(Item, "before_insert")
@event.listens_for(Item, "before_update")
def slugify(mapper, connection, item):
    item.slug = item.name.lower().replace(" ", "-")
    if inspect(item).persistent:
        item.revision += 1


def audit(what):
    def write(mapper, connection, target):
        connection.execute(insert(Audit), {"line": f"{what} {mapper.class_.__name__} {target.id} {target.name}"})
    return write


for what in ("insert", "update", "delete"):
    event.listen(Item, f"after_{what}", audit(what))


@event.listens_for(Mapper, "before_delete")
def veto(mapper, connection, target):
    if target.name == "keep":
        raise RuntimeError(f"{target.name} must stay")


@event.listens_for(Session, "before_flush")
def look(session, context, instances):
    print("  flush", sorted(o.name for o in session.new), sorted(o.name for o in session.dirty if session.is_modified(o)), sorted(o.name for o in session.deleted))


with Session(engine) as session:
    item = Item(name="  Blue Chair ")
    session.add(item)
    session.commit()
    print(item.name, item.slug, item.revision)
    item.name = "Red Chair"
    session.commit()
    print(item.slug, item.revision)
    item.name = "Red Chair"
    session.commit()
    print(item.revision)
    try:
        item.name = ""
    except ValueError as error:
        print(error)
    session.add_all([Item(name="keep"), Special(name="keep"), Special(name="drop")])
    session.commit()
    session.delete(item)
    session.commit()
    for kept in session.scalars(select(Special).order_by(Special.id)).all() + session.scalars(select(Item)).all():
        session.delete(kept)
        try:
            session.commit()
            print("deleted", kept.name, object_session(kept))
        except RuntimeError as error:
            session.rollback()
            print("RuntimeError", error, kept in session)
    print(session.scalars(select(Audit.line).order_by(Audit.id)).all())
    event.remove(Session, "before_flush", look)
    session.add(Special(name="quiet"))
    session.commit()
    print(event.contains(Session, "before_flush", look), event.contains(Mapper, "before_delete", veto))
