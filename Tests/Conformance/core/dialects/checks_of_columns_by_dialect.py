"""CREATE TABLE and CREATE INDEX as each database has them: a column's own CHECK, IF NOT EXISTS."""
from sqlalchemy import CheckConstraint, Column, Index, Integer, MetaData, Numeric, String, Table, text
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

metadata = MetaData(naming_convention={"ck": "ck_%(table_name)s_%(constraint_name)s", "ix": "ix_%(column_0_label)s"})
account = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("balance", Numeric(10, 2), CheckConstraint("balance >= 0", name="positive"), server_default=text("0")),
    Column("code", String(5), nullable=False, comment="five letters"),
    Column("kind", String(3), CheckConstraint("kind <> ''", name="kind")),
    Index(None, "code", "kind"),
)
for dialect in (sqlite, postgresql, mysql, oracle, mssql):
    made = dialect.dialect()
    print(made.name)
    print(CreateTable(account).compile(dialect=made))
    for index in account.indexes:
        print(CreateIndex(index, if_not_exists=True).compile(dialect=made))
