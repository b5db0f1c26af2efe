"""DDL elements by hand: CreateTable, DropTable, DDL(), custom conditions, events, checkfirst, if_exists."""
from sqlalchemy import DDL, CheckConstraint, Column, ForeignKey, Integer, MetaData, String, Table, UniqueConstraint, create_engine, event, inspect, text
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateSchema, CreateSequence, CreateTable, DropConstraint, DropSchema, DropSequence, DropTable, Sequence, SetTableComment

metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("a", Integer), UniqueConstraint("a", name="uq_a"), CheckConstraint("a > 0", name="ck_a"), comment="hello")
print(CreateTable(t), CreateTable(t, if_not_exists=True), DropTable(t), DropTable(t, if_exists=True), sep="\n")
print(CreateSchema("s"), CreateSchema("s", if_not_exists=True), DropSchema("s"), DropSchema("s", cascade=True, if_exists=True), sep="|")
print(CreateSequence(Sequence("q", start=1, increment=2)), DropSequence(Sequence("q")), sep="|")
for constraint in sorted(t.constraints, key=lambda c: str(c.name)):
    if constraint.name:
        print(AddConstraint(constraint), "|", DropConstraint(constraint), "|", DropConstraint(constraint, if_exists=True, cascade=True))


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split("\n")[0])


engine = create_engine("sqlite://")
log = []
event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, *rest: log.append(" ".join(statement.split())))
event.listen(t, "after_create", DDL("CREATE TRIGGER %(table)s_ins AFTER INSERT ON %(table)s BEGIN SELECT 1; END"))
event.listen(t, "before_drop", DDL("DROP TRIGGER %(table)s_ins").execute_if(dialect="sqlite"))
event.listen(t, "after_create", DDL("COMMENT ON TABLE %(fullname)s IS 'x'").execute_if(dialect="postgresql"))
event.listen(t, "after_create", DDL("SELECT '%(who)s'", context={"who": "me"}).execute_if(callable_=lambda ddl, target, bind, **kw: target.name == "t"))
event.listen(metadata, "after_create", DDL("SELECT 'metadata created'"))


@event.listens_for(t, "before_create")
def before_create(target, connection, **kw):
    log.append(("before_create", target.name, connection.in_transaction(), sorted(key for key in kw if not key.startswith("_"))))


@event.listens_for(metadata, "before_create")
def all_before(target, connection, tables, **kw):
    log.append(("metadata before_create", [table.name for table in tables]))


@event.listens_for(t, "column_reflect") if False else event.listens_for(t, "after_drop")
def after_drop(target, connection, **kw):
    log.append(("after_drop", target.name))


metadata.create_all(engine)
metadata.create_all(engine)
with engine.begin() as connection:
    t.create(connection, checkfirst=True)
    attempt("create again", lambda: t.create(connection))
    connection.execute(DropTable(t))
    connection.execute(CreateTable(t, if_not_exists=True))
    connection.execute(CreateTable(t, if_not_exists=True))
    connection.execute(DropTable(t, if_exists=True))
    connection.execute(DDL("create view v as select 1 as one"))
    print(connection.execute(text("select * from v")).all())
    result = connection.execute(CreateTable(t))
    print(type(result).__name__, result.rowcount, result.returns_rows)
    attempt("alter", lambda: connection.execute(AddConstraint(sorted(t.constraints, key=lambda c: str(c.name))[2])))
t.drop(engine) if False else None
metadata.drop_all(engine, checkfirst=False) if False else None
with engine.begin() as connection:
    connection.execute(DDL("drop table t"))
t.drop(engine, checkfirst=True)
attempt("drop missing", lambda: t.drop(engine))
print(*log, sep="\n")
