"""Tables and their parts as an inspector and MetaData.reflect() find them."""
import re

from sqlalchemy import CheckConstraint, Column, Computed, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, Numeric, String, Table, UniqueConstraint, create_engine, event, exc, func, inspect, text

metadata = MetaData()
a = Table(
    "a", metadata, Column("id", Integer, primary_key=True), Column("n", String(20), nullable=False, unique=True, server_default="x"), Column("q", Numeric(8, 2), CheckConstraint("q > 0", name="positive")), Column("at", String, server_default=func.current_timestamp()),
    Column("g", Integer, Computed("id * 2", persisted=True)), UniqueConstraint("n", "q", name="uq_nq"), sqlite_strict=False,
)
b = Table("b", metadata, Column("x", Integer, primary_key=True), Column("y", Integer, primary_key=True), Column("aid", ForeignKey("a.id", ondelete="CASCADE", onupdate="SET NULL", deferrable=True, initially="DEFERRED")))
c = Table("c", metadata, Column("id", Integer, primary_key=True), Column("bx", Integer), Column("by", Integer), ForeignKeyConstraint(["bx", "by"], ["b.x", "b.y"], name="fk_b"), sqlite_autoincrement=True)
Index("ix_a_at", a.c.at)
Index("ix_part", b.c.aid, sqlite_where=b.c.aid > 5, unique=True)
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(text("create view v as select id, n from a"))
    connection.execute(text("create temporary table tmp (z int)"))
inspector = inspect(engine)
for name in ("a", "b", "c"):
    for method in ("get_columns", "get_pk_constraint", "get_foreign_keys", "get_indexes", "get_unique_constraints", "get_check_constraints", "get_table_options"):
        print(name, method, re.sub("<sqlalchemy[^>]*>", "TEXT", str(getattr(inspector, method)(name))))
print(inspector.get_table_names(), inspector.get_view_names(), inspector.get_temp_table_names(), inspector.get_schema_names(), inspector.default_schema_name)
print(inspector.get_view_definition("v"), inspector.has_table("v"), inspector.has_table("nope"), inspector.has_index("a", "ix_a_at"), inspector.get_columns("v")[0]["name"])
for go in (lambda: inspector.get_columns("nope"), lambda: inspector.get_pk_constraint("nope"), lambda: inspector.get_table_comment("a"), lambda: Table("nope", MetaData(), autoload_with=engine), lambda: MetaData().reflect(engine, only=["a", "nope"])):
    try:
        print(go())
    except Exception as error:
        print(type(error).__name__, "|", error)
other = MetaData()
other.reflect(engine, views=True)
print(sorted(other.tables), [(f.parent.name, f.target_fullname) for f in sorted(other.tables["c"].foreign_keys, key=lambda f: f.parent.name)])
for table in other.sorted_tables:
    print(table.name, [(column.name, repr(column.type), column.nullable, column.primary_key) for column in table.c], sorted(str(k.name) for k in table.constraints), sorted(i.name for i in table.indexes))
partial = Table("a", MetaData(), Column("n", Integer), autoload_with=engine, include_columns=["id", "n"])
print(partial.c.keys(), repr(partial.c.n.type))
renamed = MetaData()


@event.listens_for(renamed, "column_reflect")
def column_reflect(inspector, table, info):
    info["key"] = "k_" + info["name"]
    if info["name"] == "n":
        info["type"] = String


renamed.reflect(engine, only=["a"])
print(renamed.tables["a"].c.keys(), repr(renamed.tables["a"].c.k_n.type))
