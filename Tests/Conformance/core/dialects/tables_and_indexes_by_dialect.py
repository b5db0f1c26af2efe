# CREATE TABLE, CREATE INDEX and their kin in the words of each database.
import re
import warnings

from sqlalchemy import *
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateSchema, CreateSequence, CreateTable, DropConstraint, DropIndex, DropSchema, DropSequence, DropTable

warnings.simplefilter("ignore")
metadata = MetaData()
author = Table(
    "author", metadata,
    Column("id", Integer, primary_key=True), Column("name", String(20), nullable=False, comment="it's", server_default="x"), Column("n", Integer, server_default=text("5")), Column("born", DateTime, server_default=func.now()),
    comment="who writes", mysql_engine="InnoDB", mysql_charset="utf8mb4",
)
book = Table(
    "book", metadata,
    Column("id", BigInteger, Identity(start=5), primary_key=True), Column("author_id", ForeignKey("author.id", ondelete="CASCADE"), index=True), Column("twice", Integer, Computed("id * 2")),
    Column("ok", Boolean(create_constraint=True, name="ok_check")), Column("kind", Enum("x", "y", name="kind", create_constraint=True)), Column("seen", TIMESTAMP),
    UniqueConstraint("author_id", "twice", name="uq"), CheckConstraint("author_id > 5", name="ck"),
)
pair = Table("pair", metadata, Column("x", Integer, primary_key=True), Column("y", Integer, primary_key=True), schema="s")
small = Table("small", metadata, Column("id", SmallInteger, primary_key=True, autoincrement=False), Column("u", Uuid, unique=True), Column("s", Integer, Sequence("seq", start=3)))
kept = Table("kept", metadata, Column("id", Integer, Sequence("kept_seq"), primary_key=True), Column("g", Integer, Computed("id+1", persisted=True)))
indexes = [
    Index("ix1", author.c.name, author.c.n.desc()),
    Index("ix2", author.c.name, unique=True, postgresql_using="gin", postgresql_where=author.c.n > 5, mysql_length=10),
    Index("ix3", func.lower(author.c.name)),
    Index("ix4", author.c.n, postgresql_include=["name"], mssql_include=["name"], mssql_clustered=True, postgresql_concurrently=True, mysql_prefix="FULLTEXT", oracle_bitmap=True, postgresql_with={"fillfactor": 50}, postgresql_ops={"n": "int4_ops"}),
    Index("ix5", author.c.name, author.c.n, mysql_length={"name": 4}, mysql_using="hash", postgresql_nulls_not_distinct=True, postgresql_tablespace="fast", oracle_compress=1),
]
named = {constraint.name: constraint for constraint in book.constraints if constraint.name}
statements = [CreateTable(table) for table in (author, book, pair, small, kept)] + [DropTable(pair, if_exists=True)] + [CreateIndex(index) for index in indexes] + [
    DropIndex(indexes[0]), DropIndex(indexes[3], if_exists=True), CreateSequence(small.c.s.default), DropSequence(small.c.s.default), CreateSchema("q"), DropSchema("q", cascade=True),
    AddConstraint(named["uq"]), DropConstraint(named["ck"]), DropConstraint(named["uq"]), DropConstraint(named["uq"], if_exists=True, cascade=True),
]
for dialect in (None, sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect(), mssql.dialect()):
    print("=====", dialect.name if dialect else "str()")
    for statement in statements:
        try:
            print(str(statement.compile(dialect=dialect) if dialect else statement))
        except Exception as error:
            print(type(statement).__name__, type(error).__name__, re.sub("0x[0-9a-f]+", "0x", str(error)))
