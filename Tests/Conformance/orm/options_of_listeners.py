# Which options event.listen() takes depends on the event.
from sqlalchemy import create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Query, Session, mapped_column
from sqlalchemy.pool import Pool


class Base(DeclarativeBase):
    pass


class Tree(Base):
    __tablename__ = "trees"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Later:
    pass


engine = create_engine("sqlite://")
session = Session(engine)
targets = [
    ("mapper", Tree, "before_update"), ("instance", Tree, "refresh"), ("attribute", Tree.name, "set"), ("session", session, "after_flush"), ("execution", session, "do_orm_execute"),
    ("pool", Pool, "checkin"), ("engine's pool", engine, "connect"), ("table", Tree.__table__, "after_drop"), ("query", Query, "before_compile"), ("not mapped yet", Later, "load"),
]
for kind, target, name in targets:
    for option in ("retval", "raw", "propagate", "once", "named", "insert", "restore_load_context", "include_key", "active_history", "priority"):
        try:
            event.listen(target, name, lambda *given, **named: None, **{option: True})
        except TypeError as error:
            print(kind, error)
try:
    event.listens_for(Tree, "before_insert", always=True)(len)
except TypeError as error:
    print(error)
