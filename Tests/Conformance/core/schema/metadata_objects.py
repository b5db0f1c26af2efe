"""MetaData: tables, remove, clear, reflect arguments, info, copies, existing tables, schema of its tables."""
from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, UniqueConstraint, select


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split(" at 0x")[0])


metadata = MetaData(info={"owner": "me"})
user = Table("user", metadata, Column("id", Integer, primary_key=True), Column("name", String(20), nullable=False, index=True), info={"a": 1}, comment="people")
address = Table("address", metadata, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("user.id", ondelete="CASCADE")), Column("email", String, default="none", server_default="x", onupdate="y", comment="mail", info={"b": 2}), UniqueConstraint("email", name="uq_email"))
print(metadata, repr(metadata), metadata.schema, metadata.info, type(metadata.tables).__name__, metadata.tables.keys(), len(metadata.tables), "user" in metadata, user in metadata, "zip" in metadata)
print(list(metadata.tables.items())[0][0], metadata.tables["user"] is user, metadata.tables.get("zip"), [t.name for t in metadata.sorted_tables], [t.name for t in reversed(metadata.sorted_tables)])
attempt("missing", lambda: metadata.tables["zip"])
attempt("assign", lambda: metadata.tables.__setitem__("x", 1))
print(repr(user), repr(address), str(user), user.fullname, user.key, user.description if hasattr(user, "description") else "", sep="\n")
copy = address.to_metadata(MetaData())
print(repr(copy), copy is address, copy.c.email.info, copy.c.email.comment, copy.c.email.onupdate, copy.c.email.server_default, sorted(str(c.name) for c in copy.constraints), [k.target_fullname for k in copy.foreign_keys])
renamed = user.to_metadata(metadata, name="user_copy")
print(repr(renamed), sorted(metadata.tables), [i.name for i in renamed.indexes], renamed.info, renamed.comment)
other = MetaData(schema="main")
moved = user.to_metadata(other)
print(moved.fullname, moved.schema, user.to_metadata(MetaData(), schema="x").fullname, address.to_metadata(MetaData(), schema="x").foreign_keys.pop().target_fullname, address.to_metadata(MetaData(), schema="x", referred_schema_fn=lambda table, to_schema, constraint, referred_schema: "ref").foreign_keys.pop().target_fullname)
print(Table("blank", other).schema, Table("blank", other).fullname, Table("own", other, schema="s2").fullname, Table("none", other, schema=None).fullname)
from sqlalchemy.schema import BLANK_SCHEMA
print(Table("plain", other, schema=BLANK_SCHEMA).fullname, sorted(other.tables))
attempt("same name", lambda: Table("user", metadata, Column("x", Integer)))
attempt("same name, nothing new", lambda: Table("user", metadata) is user)
attempt("extend", lambda: Table("user", metadata, Column("age", Integer), Column("name", String(99)), extend_existing=True) is user)
print(user.c.keys(), user.c.name.type, repr(user.c.name))
attempt("keep", lambda: Table("user", metadata, Column("never", Integer), keep_existing=True).c.keys())
attempt("must exist", lambda: Table("nope", metadata, must_exist=True))
attempt("both", lambda: Table("user", metadata, keep_existing=True, extend_existing=True))
attempt("wrong metadata", lambda: Table("t", Column("a", Integer)))
attempt("unknown option", lambda: Table("t", MetaData(), nonsense=1))
attempt("unknown dialect option", lambda: Table("t", MetaData(), sqlite_nonsense=1))
attempt("dialect option of none", lambda: Table("t", MetaData(), nodialect_thing=1).name)
attempt("column twice", lambda: Table("t", MetaData(), Column("a", Integer), Column("a", String)))
attempt("column of another", lambda: Table("t", MetaData(), user.c.id))
attempt("nonsense item", lambda: Table("t", MetaData(), "nonsense"))
attempt("no name", lambda: Table("t", MetaData(), Column(Integer)))
metadata.remove(address)
print(sorted(metadata.tables))
attempt("dangling", lambda: select(address.c.id).join(user).compile() is not None)
metadata.clear()
print(metadata.tables, dict(metadata.tables))
