"""Events of creating and dropping: of metadata, tables and indexes, with what each is told of checks."""
from sqlalchemy import DDL, Column, Index, Integer, MetaData, String, Table, create_engine, event
from sqlalchemy.sql import quoted_name

engine = create_engine("sqlite://")
metadata = MetaData()
table = Table("t", metadata, Column("id", Integer, primary_key=True), Column("name", String))
index = Index("ix_name", table.c.name)


def show(name):
    def tell(target, connection, **told):
        told.pop("_ddl_runner")
        if "tables" in told:
            told["tables"] = [t.name for t in told["tables"]]
        print(name, type(target).__name__, sorted(told.items()))

    return tell


for target in (metadata, table, index):
    for name in ("before_create", "after_create", "before_drop", "after_drop"):
        event.listen(target, name, show(name))
event.listen(index, "after_create", DDL("-- made").execute_if(dialect="postgresql"))

metadata.create_all(engine)
metadata.drop_all(engine)
metadata.create_all(engine, checkfirst=False)
metadata.drop_all(engine, checkfirst=False)
table.create(engine)
index.drop(engine)
index.create(engine)
index.create(engine, checkfirst=True)
table.drop(engine)


@event.listens_for(index, "before_create")
def once_more(target, connection, **told):
    print("listener of", target.name, connection.in_transaction())


table.create(engine)
print(event.contains(index, "before_create", once_more))
event.remove(index, "before_create", once_more)
print(event.contains(index, "before_create", once_more))
print(table.c.id.base_columns, table.c.id.proxy_set)
print(quoted_name("Name", True).lower(), quoted_name("Name", None).lower(), quoted_name("Name", False).upper())
