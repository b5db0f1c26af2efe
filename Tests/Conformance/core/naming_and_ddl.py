"""CREATE TABLE text: constraints, defaults, naming conventions, indexes."""
from sqlalchemy import (Boolean, CheckConstraint, Column, Computed, DateTime, Enum, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, Numeric, PrimaryKeyConstraint, String, Table, Text, UniqueConstraint,
                        create_engine, func, inspect, text)
from sqlalchemy.schema import CreateIndex, CreateTable, DropIndex, DropTable

convention = {"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"}
metadata = MetaData(naming_convention=convention)
company = Table("company", metadata, Column("id", Integer, primary_key=True), Column("name", String(60), nullable=False, unique=True), Column("country", String(2), server_default="DE"))
employee = Table(
    "employee", metadata,
    Column("id", Integer, primary_key=True),
    Column("company_id", ForeignKey("company.id", ondelete="SET NULL", onupdate="CASCADE"), index=True),
    Column("email", String(100), unique=True, nullable=False),
    Column("salary", Numeric(10, 2), CheckConstraint("salary > 0", name="positive")),
    Column("active", Boolean, nullable=False, server_default=text("1")),
    Column("hired", DateTime, server_default=func.now()),
    Column("level", Enum("junior", "senior", name="level", create_constraint=True)),
    Column("order", Integer),
    Column("Mixed Case", Text),
    Column("yearly", Numeric, Computed("salary * 12")),
    CheckConstraint("length(email) > 3", name="email_length"),
    UniqueConstraint("company_id", "order"),
    Index("ix_two", "company_id", "email"),
)
pair = Table("pair", metadata, Column("a", Integer), Column("b", Integer), Column("c", Integer), PrimaryKeyConstraint("a", "b"), ForeignKeyConstraint(["a"], ["company.id"], name="explicit", deferrable=True, initially="DEFERRED"), sqlite_with_rowid=False)
counter = Table("counter", metadata, Column("id", Integer, primary_key=True), Column("n", Integer), sqlite_autoincrement=True)
for table in metadata.sorted_tables:
    print(str(CreateTable(table)).strip())
    for index in sorted(table.indexes, key=lambda i: i.name):
        print(CreateIndex(index))
engine = create_engine("sqlite://")
for table in (pair, counter):
    print(str(CreateTable(table).compile(engine)).strip())
print(CreateTable(company, if_not_exists=True).compile(engine).string.strip().splitlines()[0], "|", DropTable(company, if_exists=True), "|", str(DropIndex(list(employee.indexes)[0], if_exists=True))[:25])
metadata.create_all(engine)
metadata.create_all(engine)
print(inspect(engine).get_table_names(), sorted(i["name"] for i in inspect(engine).get_indexes("employee")))
functional = Index("ix_lower", func.lower(company.c.name), unique=True)
print(CreateIndex(functional))
functional.create(engine)
print([i["name"] for i in inspect(engine).get_indexes("company")])
functional.drop(engine)
employee.drop(engine)
print(inspect(engine).get_table_names())
metadata.drop_all(engine)
print(inspect(engine).get_table_names())
for build in (lambda: Table("company", metadata, Column("x", Integer)), lambda: Column("x", Integer, Integer), lambda: Table("bad", MetaData(), Column("a", ForeignKey("nowhere.id"))).c.a.references(company.c.id),
              lambda: str(CreateTable(Table("t", MetaData(), Column("x", Integer), Column("y", ForeignKey("gone.id")))))):
    try:
        print(build())
    except Exception as e:
        print(type(e).__name__, "|", e)
