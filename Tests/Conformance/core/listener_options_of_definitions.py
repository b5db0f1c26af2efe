# How listeners of tables are kept: once, by name, before others, twice the same, on copies; statements of DDL as listeners.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import DDL, ExecutableDDLElement

engine = create_engine("sqlite://")
metadata = MetaData()
boats = Table("boats", metadata, Column("id", Integer, primary_key=True), Column("name", String))
log = []


def once(target, connection, **kw):
    log.append(f"once {target.name}")


def named(**kw):
    log.append(f"named {sorted(kw)}")


def first(target, connection, **kw):
    log.append(f"first {kw['checkfirst']}")


class Harbour:
    def note(self, target, connection, **kw):
        log.append(f"harbour {target.name}")


harbour = Harbour()
event.listen(boats, "after_create", once, once=True)
event.listen(boats, "after_create", named, named=True)
event.listen(boats, "after_create", first, insert=True)
event.listen(boats, "after_create", harbour.note, propagate=True)
event.listen(boats, "after_create", harbour.note)
print(event.contains(boats, "after_create", harbour.note))
for checks in (True, False, None):
    log.clear()
    if checks is None:
        boats.create(engine)
    else:
        boats.create(engine, checkfirst=checks)
    boats.drop(engine)
    print(checks, log)

log.clear()
copy = boats.to_metadata(MetaData())
copy.create(engine)
print("copy", log)
event.remove(boats, "after_create", harbour.note)
print(event.contains(boats, "after_create", harbour.note))

column = Column("length", Integer)
seen = []
event.listen(column, "after_parent_attach", lambda target, parent: seen.append(parent.name), propagate=True)
event.listen(column, "before_parent_attach", lambda target, parent: seen.append("before"), once=True)
masts = Table("masts", MetaData(), column)
masts.to_metadata(MetaData(), name="other")
print(seen)

try:
    event.listen(boats, "before_parent_attach", once, retval=True)
except TypeError as error:
    print(error)


class Remark(ExecutableDDLElement):
    def __init__(self, text):
        self.text = text


@compiles(Remark)
def compile_remark(element, compiler, **kw):
    return f"select '{element.text}', '{element.target}'"


sent = []
event.listen(engine, "before_cursor_execute", lambda conn, cursor, statement, *rest: sent.append(" ".join(statement.split())))
sails = Table("sails", MetaData(), Column("id", Integer, primary_key=True))
event.listen(sails, "after_create", Remark("always"))
event.listen(sails, "after_create", Remark("elsewhere").execute_if(dialect="postgresql"))
event.listen(sails, "after_create", Remark("here").execute_if(dialect=("sqlite", "mysql")))
event.listen(sails, "after_create", DDL("select 'asked'").execute_if(callable_=lambda ddl, target, bind, **kw: sorted(kw) == ["compiler", "dialect", "state"]))
sails.create(engine)
with engine.connect() as connection:
    DDL("select '%(table)s by hand'")(sails, connection)
    remark = Remark("about")
    print(remark.against(sails).target is sails, remark.target)
print("\n".join(sent))
try:
    DDL(5)
except Exception as error:
    print(type(error).__name__, error)
