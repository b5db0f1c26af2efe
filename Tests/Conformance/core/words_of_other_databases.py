# MariaDB has a dialect of its own; what names a dialect is heeded by it alone.
import warnings
from sqlalchemy import Column, Index, Integer, MetaData, String, Table, delete, func, insert, select, union, update
from sqlalchemy.dialects import mysql, oracle, postgresql, sqlite
from sqlalchemy.dialects.mysql.mariadb import INET4, MariaDBDialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql import LABEL_STYLE_TABLENAME_PLUS_COL

metadata = MetaData()
warnings.simplefilter("ignore")
boats = Table("boats", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("address", INET4), Column("note", String(9), server_default="50%"))
ships = Table("ships", metadata, Column("id", Integer, primary_key=True), Column("boat", Integer), Column("_tons", Integer), schema="far away")
dialects = {"mysql": mysql.dialect(), "mariadb": MariaDBDialect(), "oracle": oracle.dialect(), "sqlite": sqlite.dialect(), "postgresql": postgresql.dialect()}


def show(title, statement, *names, **options):
    for name in names or dialects:
        try:
            print(f"{title} {name}:", " ".join(str(statement.compile(dialect=dialects[name], **options)).split()))
        except Exception as error:
            print(f"{title} {name}:", type(error).__name__, str(error).splitlines()[0])


print(dialects["mariadb"].name, isinstance(dialects["mariadb"], type(dialects["mysql"]).__mro__[1]))
show("flags", select(boats.c.id).where(boats.c.name.regexp_match("^a", flags="i")), "mysql", "mariadb")
show("not", select(boats.c.id).where(~boats.c.name.regexp_match("^a", flags="i")), "mysql", "mariadb")
show("replace", select(boats.c.name.regexp_replace("a", "b", flags="i")), "mysql", "mariadb")
show("limit", delete(boats).with_dialect_options(mysql_limit=5), "mysql", "mariadb")
show("limit", update(boats).values(name="x").with_dialect_options(mariadb_limit=5), "mysql", "mariadb")
show("hints", select(boats.c.id).with_hint(boats, "every").with_hint(boats, "INDEX(i)", "oracle").with_hint(boats, "USE INDEX (i)", "mariadb"))
show("index", CreateIndex(Index("i", boats.c.name, mysql_length=4, mariadb_length=6)), "mysql", "mariadb")
plain = Table("plain", MetaData(), Column("id", Integer, primary_key=True), Column("note", String(9), server_default="50%"))
show("default", CreateTable(plain), "mysql", "postgresql", "sqlite")
show("quoted", select(ships), "oracle", "sqlite")
show("several", update(ships).values(boat=boats.c.id).where(ships.c.id == boats.c.id), "mysql")
show("literal", insert(Table("t", MetaData(), Column("x", Integer, default=5), Column("y", Integer))).values(y=3), "sqlite", "mysql", compile_kwargs={"literal_binds": True})
both = union(select(boats.c.id, boats.c.name), select(boats.c.id, boats.c.name)).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)
show("ordered", both.order_by("boats_name"), "sqlite")
show("ordered", both.order_by("name"), "sqlite")
show("in", select(boats.c.id).where(boats.c.id.in_(func.ids(5))), "sqlite")
