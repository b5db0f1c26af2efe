"""Events of schema items that get their parents, and how their listeners may change them."""
from sqlalchemy import *
from sqlalchemy import event
from sqlalchemy.schema import CreateTable, SchemaItem

log = []


@event.listens_for(SchemaItem, "before_parent_attach")
def before(item, parent):
    log.append(f"{type(item).__name__} -> {type(parent).__name__}")


@event.listens_for(SchemaItem, "after_parent_attach")
def after(item, parent):
    log.append(f"{type(item).__name__} of {parent}")


@event.listens_for(Column, "after_parent_attach")
def spell(column, table):
    if column.name.endswith("_at"):
        column.comment = "a moment"


metadata = MetaData()
users = Table("users", metadata, Column("id", Integer, Sequence("user_seq"), primary_key=True), Column("made_at", DateTime), Column("boss", ForeignKey("users.id"), index=True), Column("name", String(20), unique=True), CheckConstraint("id > 0"))
print("\n".join(log))
print([(column.name, column.comment) for column in users.c])
event.remove(SchemaItem, "before_parent_attach", before)
event.remove(SchemaItem, "after_parent_attach", after)
print(event.contains(Column, "after_parent_attach", spell), event.contains(SchemaItem, "after_parent_attach", after))
log.clear()
column = Column("extra", Integer)


@event.listens_for(column, "before_parent_attach")
def one(item, parent):
    log.append(("one", item.name, parent.name))


users.append_column(column)
users.append_constraint(UniqueConstraint("extra", name="uq"))
print(log)


@event.listens_for(Table, "after_parent_attach")
def audit(table, parent):
    if "audited" not in table.c:
        table.append_column(Column("audited", DateTime))


print(CreateTable(Table("orders", metadata, Column("id", Integer, primary_key=True))))
try:
    event.listen(users, "after_parent_detach", print)
except Exception as error:
    print(type(error).__name__, error)
a, b = Column("a", Integer), Column("b", Integer)
t = Table("t", MetaData(), a, b)
by_name = UniqueConstraint(a, "b")
print(by_name in t.constraints)
nobody = Column(Integer)
print(nobody.name, nobody.key)
nobody.name = "named"
print(nobody.name, nobody.key)
