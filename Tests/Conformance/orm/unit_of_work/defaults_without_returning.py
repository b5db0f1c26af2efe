"""eager_defaults of tables that may not use RETURNING: a SELECT for each row where they are wanted, else when they are read."""
from sqlalchemy import Column, FetchedValue, Integer, MetaData, String, Table, create_engine, event
from sqlalchemy.orm import Session, registry

engine = create_engine("sqlite://")


@event.listens_for(engine, "before_cursor_execute")
def tell(connection, cursor, statement, parameters, context, many):
    if not statement.lstrip().startswith(("CREATE", "PRAGMA", "DROP")):
        print("   ", " ".join(statement.split()), parameters)


for implicit in (True, False):
    for setting in ("auto", True, False):
        print("implicit_returning", implicit, "eager_defaults", setting)
        metadata = MetaData()
        table = Table(
            "thing", metadata, Column("id", Integer, primary_key=True), Column("kind", String, server_default="k"),
            Column("size", Integer), Column("stamp", Integer, server_onupdate=FetchedValue()), implicit_returning=implicit)
        mapper_registry = registry()

        class Thing:
            def __init__(self, **values):
                for name, value in values.items():
                    setattr(self, name, value)

        mapper_registry.map_imperatively(Thing, table, eager_defaults=setting)
        metadata.create_all(engine)
        with Session(engine) as session:
            keyed = [Thing(id=1, size=1), Thing(id=2, size=2)]
            session.add_all(keyed)
            session.flush()
            print(["kind" in thing.__dict__ for thing in keyed])
            unkeyed = [Thing(size=3), Thing(size=4)]
            session.add_all(unkeyed)
            session.flush()
            print([thing.id for thing in unkeyed], ["kind" in thing.__dict__ for thing in unkeyed])
            keyed[0].size = 10
            session.flush()
            print("stamp" in keyed[0].__dict__, unkeyed[1].kind)
        metadata.drop_all(engine)
