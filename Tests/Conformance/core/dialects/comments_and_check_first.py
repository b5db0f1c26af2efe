# COMMENT ON, as each database has it, and of what create_all() asks whether it is there.
from sqlalchemy import CheckFirst, Column, Integer, MetaData, String, Table, UniqueConstraint, create_engine, event
from sqlalchemy.dialects import mysql, oracle, postgresql, sqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateTable, DropColumnComment, DropConstraintComment, DropTableComment, SetColumnComment, SetConstraintComment, SetTableComment

metadata = MetaData()
item = Table("item", metadata, Column("id", Integer, primary_key=True), Column("name", String(20), comment="it's"), UniqueConstraint("name", name="uq", comment="why"), comment="the items", schema="shop")
unique = [constraint for constraint in item.constraints if constraint.name == "uq"][0]
statements = [SetTableComment(item), DropTableComment(item), SetColumnComment(item.c.name), DropColumnComment(item.c.name)]
for dialect in (None, sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect()):
    for statement in statements:
        print(dialect.name if dialect else "str()", "|", statement.compile(dialect=dialect) if dialect else statement)
print(SetConstraintComment(unique).compile(dialect=postgresql.dialect()))
print(DropConstraintComment(unique).compile(dialect=postgresql.dialect()))
try:
    SetConstraintComment(unique).compile(dialect=sqlite.dialect())
except Exception as error:
    print(type(error).__name__, str(error).split("object at")[0], str(error).split("element of type ")[1])
print(CreateTable(item).compile(dialect=mysql.dialect()))

print(repr(CheckFirst.TABLES | CheckFirst.VIEWS), CheckFirst.NONE, CheckFirst.ALL, bool(CheckFirst.NONE), CheckFirst.TABLES in CheckFirst.ALL)
print(repr(CheckFirst.ALL & ~CheckFirst.TABLES), CheckFirst(6).value, CheckFirst.INDEXES.name, CheckFirst(True), CheckFirst(False), CheckFirst(2) is CheckFirst.TABLES)
engine = create_engine("sqlite://")


@event.listens_for(engine, "before_cursor_execute")
def tell(connection, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()))


plain = MetaData()
box = Table("box", plain, Column("id", Integer, primary_key=True), Column("n", Integer, index=True))
plain.create_all(engine, checkfirst=CheckFirst.TABLES)
plain.create_all(engine)
try:
    plain.create_all(engine, checkfirst=CheckFirst.NONE)
except OperationalError as error:
    print(error.orig)
plain.drop_all(engine, checkfirst=CheckFirst.TABLES)
try:
    box.drop(engine, checkfirst=False)
except OperationalError as error:
    print(error.orig)
