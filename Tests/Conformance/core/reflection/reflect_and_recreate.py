"""A schema made from Python, reflected, created again elsewhere, compared; statements sent by reflection."""
import re
from sqlalchemy import CheckConstraint, Column, Computed, Date, Enum, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, Numeric, String, Table, UniqueConstraint, create_engine, event, func, inspect, text
from sqlalchemy.schema import CreateTable

source = create_engine("sqlite://")
metadata = MetaData()
Table("dept", metadata, Column("id", Integer, primary_key=True), Column("name", String(30), nullable=False, unique=True), Column("budget", Numeric(10, 2), server_default="0"))
Table("person", metadata, Column("id", Integer, primary_key=True), Column("dept_id", Integer, ForeignKey("dept.id", ondelete="SET NULL", name="fk_person_dept"), index=True), Column("name", String(30), server_default=text("'anon'")), Column("kind", Enum("a", "b", name="kinds")), Column("born", Date, server_default=func.current_date()), Column("double", Integer, Computed("id * 2")), CheckConstraint("length(name) > 1", name="ck_name"), UniqueConstraint("name", "dept_id", name="uq_name_dept"))
Table("grid", metadata, Column("x", Integer, primary_key=True), Column("y", Integer, primary_key=True), Column("px", Integer), Column("py", Integer), ForeignKeyConstraint(["px", "py"], ["grid.x", "grid.y"]))
Index("ix_person_lower", func.lower(metadata.tables["person"].c.name))
Index("ix_dept_budget", metadata.tables["dept"].c.budget.desc(), sqlite_where=metadata.tables["dept"].c.budget > 5)
metadata.create_all(source)
reflected = MetaData()
reflected.reflect(source)
for table in reflected.sorted_tables:
    print(re.sub(" at 0x[0-9a-f]+", "", repr(table)))
    print(str(CreateTable(table).compile(source)).strip())
    for index in sorted(table.indexes, key=lambda i: i.name):
        print("  ", index.name, index.unique, [c.name for c in index.columns], [str(e) for e in index.expressions], dict(index.kwargs) and "where")
target = create_engine("sqlite://")
reflected.create_all(target)
a, b = inspect(source), inspect(target)
for name in a.get_table_names():
    print(name, [str(c["type"]) for c in a.get_columns(name)] == [str(c["type"]) for c in b.get_columns(name)], a.get_pk_constraint(name) == b.get_pk_constraint(name), a.get_foreign_keys(name) == b.get_foreign_keys(name), a.get_unique_constraints(name) == b.get_unique_constraints(name), a.get_check_constraints(name) == b.get_check_constraints(name))
inspector = inspect(source)
for method in ("get_table_names", "get_view_names", "get_temp_table_names", "get_schema_names"):
    getattr(inspector, method)()
for method in ("get_columns", "get_pk_constraint", "get_foreign_keys", "get_indexes", "get_unique_constraints", "get_check_constraints"):
    getattr(inspector, method)("person")
    print(method, re.sub(" at 0x[0-9a-f]+", "", repr(getattr(inspector, method)("person"))))
inspector.has_table("person")
print(inspector.get_multi_columns(filter_names=["grid"]).keys() if hasattr(inspector, "get_multi_columns") else "")
