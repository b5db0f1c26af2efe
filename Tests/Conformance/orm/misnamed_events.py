# Arguments of event.listen() in the wrong order, and events that no target has.
from sqlalchemy import Column, Engine, Integer, Table, create_engine, event
from sqlalchemy.orm import Query, Session, declarative_base, mapper

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)


def attempt(*args, **kwargs):
    try:
        event.listen(*args, lambda *a, **k: None, **kwargs)
        print("listens", args[1])
    except Exception as error:
        print(type(error).__name__, str(error).split(" object at")[0])


attempt("load", User)
attempt("before_flush", Session)
attempt("connect", Engine)
attempt(User, 5)
attempt(5, 5)
attempt(User.id, User)
attempt(Table, "foo")
attempt(Engine, "foo")
attempt(User.__table__, "foo")
attempt(Query, "foo")
attempt(Query, "before_compile", retval=True, bake_ok=True)
attempt(Query, "before_compile_update", bake_ok=False, propagate=True)
try:
    @event.listens_for("load", Base, propagate=True)
    def on_load(target, context):
        pass
except Exception as error:
    print(type(error).__name__, error)

for call in (lambda: mapper(User, User.__table__), lambda: mapper()):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)

from sqlalchemy.orm import EXT_CONTINUE, EXT_SKIP, EXT_STOP, as_typed_table, create_session
from sqlalchemy.orm.attributes import OP_APPEND, OP_BULK_REPLACE, OP_MODIFIED, OP_REMOVE, OP_REPLACE

print(EXT_CONTINUE, EXT_SKIP, EXT_STOP, OP_APPEND, OP_BULK_REPLACE, OP_MODIFIED, OP_REMOVE, OP_REPLACE)
print(as_typed_table(User) is User.__table__)
session = create_session(create_engine("sqlite://"))
print(session.autoflush, session.expire_on_commit, create_session(autoflush=True).autoflush, session.bind)
