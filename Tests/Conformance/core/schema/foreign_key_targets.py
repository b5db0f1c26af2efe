"""What a foreign key points to, by names: dots, tuples, tables to come."""
from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Table
from sqlalchemy import exc, select
from sqlalchemy.schema import CreateTable

metadata = MetaData()
team = Table("team.members", metadata, Column("id", Integer, primary_key=True))
task = Table("task", metadata, Column("owner", Integer, ForeignKey(("team.members", "id"))), Column("boss", Integer, ForeignKey(team.c.id)))

for name in ("owner", "boss"):
    key = list(task.c[name].foreign_keys)[0]
    print(key.target_tokens, key.target_tokens.table_name, key.target_table_key)
    print(key.target_column is team.c.id, key.column is team.c.id)
print(*sorted(line.strip(" ,") for line in str(CreateTable(task)).splitlines()), sep="\n")

for spec in ("users", "users.id", "app.users.id", "server.app.users.id"):
    key = ForeignKey(spec)
    print(key, key.target_tokens, key.target_fullname, key.target_column)

for tokens in ((None, "team.members", "id"), ("app", "users", None), ("users", "id.x")):
    key = ForeignKey(tokens)
    print(repr(key))
    try:
        key.target_fullname
    except exc.InvalidRequestError as error:
        print(error)

for wrong in (("users",), ("", "id"), (None, None), ("a", "b", "c", "d")):
    try:
        ForeignKey(wrong)
    except exc.ArgumentError as error:
        print(error)

late = Column("id", Integer)
key = ForeignKey(late)
print(key.target_tokens, key.target_table_key)
Table("late", MetaData(), late, schema="other")
print(key.target_tokens, key.target_table_key)

other = MetaData()
team.to_metadata(other, schema="archive")
copied = task.to_metadata(other, schema="archive")
print(sorted(str(list(c.foreign_keys)[0].target_tokens) for c in copied.c))
print(*sorted(line.strip(" ,") for line in str(CreateTable(copied)).splitlines()), sep="\n")

named = MetaData(naming_convention={"fk": "fk_%(table_name)s_%(referred_table_name)s"})
parent = Table("main.parent", named, Column("id", Integer, primary_key=True))
child = Table("child", named, Column("parent_id", Integer), ForeignKeyConstraint(["parent_id"], [parent.c.id]))
print([c.name for c in child.foreign_key_constraints])
