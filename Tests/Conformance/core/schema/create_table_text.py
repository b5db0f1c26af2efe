"""CREATE TABLE as compiled for the default dialect and for SQLite, option by option."""
from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Computed, Date, DateTime, Enum, Float, ForeignKey, ForeignKeyConstraint, Identity, Integer, LargeBinary, MetaData, Numeric, PrimaryKeyConstraint, Sequence, SmallInteger, String, Table, Text, Time, UniqueConstraint, Uuid, func, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable


def show(title, *items, **options):
    print("--", title)
    for name, dialect in (("default", None), ("sqlite", sqlite.dialect())):
        try:
            table = Table("t", MetaData(), *[item() if callable(item) else item for item in items], **options)
            print(name, str(CreateTable(table).compile(dialect=dialect)).strip())
        except Exception as error:
            print(name, type(error).__name__, "|", error)


show("one column", lambda: Column("a", Integer))
show("no columns")
show("primary key", lambda: Column("id", Integer, primary_key=True))
show("two keys", lambda: Column("a", Integer, primary_key=True), lambda: Column("b", String(5), primary_key=True))
show("small and big key", lambda: Column("id", BigInteger, primary_key=True), lambda: Column("s", SmallInteger))
show("named key", lambda: Column("a", Integer), lambda: Column("b", Integer), lambda: PrimaryKeyConstraint("a", "b", name="pk_t"))
show("autoincrement", lambda: Column("id", Integer, primary_key=True), sqlite_autoincrement=True)
show("without rowid", lambda: Column("id", Integer, primary_key=True), sqlite_with_rowid=False)
show("strict", lambda: Column("id", Integer, primary_key=True), sqlite_strict=True)
show("strict without rowid", lambda: Column("id", Integer, primary_key=True), sqlite_strict=True, sqlite_with_rowid=False)
show("nullable", lambda: Column("a", Integer, nullable=False), lambda: Column("b", Integer, nullable=True))
show("key nullable", lambda: Column("a", Integer, primary_key=True, nullable=True))
show("unique", lambda: Column("a", Integer, unique=True), lambda: Column("b", Integer), lambda: UniqueConstraint("a", "b"), lambda: UniqueConstraint("b", name="uq_b"))
show("unique on conflict", lambda: Column("a", Integer, unique=True, sqlite_on_conflict_unique="REPLACE"), lambda: Column("b", Integer, nullable=False, sqlite_on_conflict_not_null="FAIL"), lambda: Column("c", Integer, primary_key=True, sqlite_on_conflict_primary_key="IGNORE"))
show("constraint on conflict", lambda: Column("a", Integer), lambda: UniqueConstraint("a", sqlite_on_conflict="IGNORE"), lambda: CheckConstraint("a > 0", sqlite_on_conflict="FAIL"), lambda: PrimaryKeyConstraint("a", sqlite_on_conflict="ROLLBACK"))
show("check", lambda: Column("a", Integer, CheckConstraint("a > 5")), lambda: CheckConstraint("a < 10", name="small"), lambda: CheckConstraint(text("a <> 7")))
show("check of expression", lambda: Column("a", Integer, CheckConstraint(Column("a", Integer).in_([1, 2]))))
show("server defaults", lambda: Column("a", Integer, server_default="5"), lambda: Column("b", String, server_default="it's"), lambda: Column("c", DateTime, server_default=func.now()), lambda: Column("d", DateTime, server_default=func.current_timestamp()), lambda: Column("e", Integer, server_default=text("(1 + 2)")), lambda: Column("f", Boolean, server_default=text("1")), lambda: Column("g", String, server_default=func.lower("X")))
show("computed", lambda: Column("a", Integer), lambda: Column("b", Integer, Computed("a * 2")), lambda: Column("c", Integer, Computed("a * 3", persisted=True)), lambda: Column("d", Integer, Computed("a * 4", persisted=False)))
show("identity", lambda: Column("id", Integer, Identity(start=5, increment=2), primary_key=True))
show("identity always", lambda: Column("id", Integer, Identity(always=True), primary_key=True))
show("sequence", lambda: Column("id", Integer, Sequence("seq"), primary_key=True))
show("quoting", lambda: Column("select", Integer), lambda: Column("Mixed", Integer), lambda: Column("with space", Integer), lambda: Column("lower", Integer, quote=True), lambda: Column("üñï", Integer), lambda: Column('q"q', Integer), lambda: Column("1st", Integer), lambda: Column("%pct", Integer))
show("types", lambda: Column("a", String), lambda: Column("b", String(10)), lambda: Column("c", Text), lambda: Column("d", Numeric), lambda: Column("e", Numeric(10, 2)), lambda: Column("f", Float), lambda: Column("g", Boolean), lambda: Column("h", Date), lambda: Column("i", DateTime), lambda: Column("j", Time), lambda: Column("k", LargeBinary), lambda: Column("l", Uuid), lambda: Column("m", Enum("x", "yy")), lambda: Column("n", Float(5)), lambda: Column("o", Numeric(5)))
show("checked types", lambda: Column("a", Boolean(create_constraint=True, name="ck_a")), lambda: Column("b", Enum("x", "y", name="letters", create_constraint=True)), lambda: Column("c", Boolean(create_constraint=True)))
show("collation", lambda: Column("a", String(collation="NOCASE")), lambda: Column("b", Text(collation="BINARY")))
show("no type", lambda: Column("a"))
show("prefixes", lambda: Column("a", Integer), prefixes=["TEMPORARY"])
show("schema", lambda: Column("a", Integer), schema="other")
show("comment", lambda: Column("a", Integer, comment="about a"), comment="about t")
show("foreign key", lambda: Column("a", Integer, ForeignKey("u.id")))
