# ddl_if(callable_=...) of constraints and indexes: what the function is told, in CREATE TABLE, on a connection and on that of a mock engine.
from sqlalchemy import (
    CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, MetaData, String, Table, UniqueConstraint, create_engine, create_mock_engine, event,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import AddConstraint, CreateTable, DropConstraint

metadata = MetaData()


def wanted(ddl, target, bind, **kw):
    print("asked of", type(ddl).__name__, target.name, type(bind).__name__, sorted(kw), kw["dialect"].name, type(kw["compiler"]).__name__, kw["state"])
    return target.name != "ck_never"


item = Table(
    "item", metadata, Column("id", Integer, primary_key=True), Column("size", Integer), Column("code", String(10)),
    CheckConstraint("size > 1", name="ck_size").ddl_if(callable_=wanted, state="strict"),
    CheckConstraint("size > 2", name="ck_never").ddl_if(callable_=wanted),
    CheckConstraint("size > 4", name="ck_both").ddl_if(dialect=("sqlite", "mysql")),
    UniqueConstraint("code", name="uq_code").ddl_if(dialect="oracle"),
)
part = Table("part", metadata, Column("id", Integer), Column("item_id", Integer), ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_item").ddl_if(callable_=wanted))
Index("ix_size", item.c.size).ddl_if(callable_=wanted, state="index")
print(CreateTable(item))
print(CreateTable(item).compile(dialect=postgresql.dialect()))

engine = create_engine("sqlite://")


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    if "PRAGMA" not in statement:
        print(statement.strip())


metadata.create_all(engine)
late = CheckConstraint("size > 9", name="late")
item.append_constraint(late)
event.listen(item, "after_create", AddConstraint(late).execute_if(dialect="sqlite"))
event.listen(item, "before_drop", DropConstraint(late).execute_if(dialect="postgresql"))
mock = create_mock_engine("postgresql://", lambda ddl, *args, **kw: print("PG", str(ddl.compile(dialect=postgresql.dialect())).strip()))
metadata.create_all(mock, checkfirst=False)
metadata.drop_all(mock, checkfirst=False)
