# sqlalchemy.util as extensions and programs use it, and names of its modules that annotations and isinstance() ask for.
import warnings

from sqlalchemy import ExceptionContext, ExecutionContext, PoolProxiedConnection, create_engine, event, select, text, util
from sqlalchemy.engine import Compiled, FilterResult, ObjectKind, ObjectScope, TupleResult
from sqlalchemy.engine.events import ConnectionEvents
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor, ReflectedColumn
from sqlalchemy.orm import SessionEvents
from sqlalchemy.pool.events import PoolEvents


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except Exception as error:
        print(type(error).__name__, error)


for value in ("true", "Yes", " on ", "0", "F", "maybe", "", None, 1, []):
    attempt(util.asbool, value)
for value in ("5", None, 7, "x"):
    attempt(util.asint, value)
for value in ("true", "debug", None):
    attempt(util.bool_or_str("debug"), value)
for value in (None, 5, "ab", [1, 2], (1, 2), {1: 2}, range(3)):
    attempt(util.to_list, value)
    attempt(util.to_set, value)
attempt(util.unique_list, [3, 1, 3, 2, 1])
attempt(util.has_dupes, [1, 2, 1], 1)
attempt(util.has_intersection, {1, 2}, [2, 5])
attempt(util.is_non_string_iterable, "x")
attempt(util.update_copy, {1: 2}, {3: 4}, x=5)
attempt(util.md5_hex, "abc")
attempt(util.b64encode, b"abc")
attempt(util.duck_type_collection, set())
counter = util.counter()
print(counter(), counter(), util.OrderedDict, util.NONE_SET, util.cpython)
options = {"echo": "true", "size": "5"}
util.coerce_kw_type(options, "echo", bool)
util.coerce_kw_type(options, "size", int)
print(options)


class Base:
    @util.classproperty
    def label(cls):
        return cls.__name__ + "!"

    @util.hybridmethod
    def where(self_or_cls):
        return "class" if isinstance(self_or_cls, type) else "instance"

    @util.hybridproperty
    def level(self_or_cls):
        return isinstance(self_or_cls, type)


class Derived(Base):
    pass


print(Base.label, Derived().label, Base.where(), Base().where(), Base.level, Base().level)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    util.warn("careful")
    util.warn_deprecated("old thing", version="1.4")
    print([(w.category.__name__, str(w.message)) for w in caught])

engine = create_engine("sqlite://")


@event.listens_for(engine, "handle_error")
def failed(context):
    print(isinstance(context, ExceptionContext), isinstance(context.execution_context, ExecutionContext))


@event.listens_for(engine, "before_cursor_execute")
def before(conn, cursor, statement, parameters, context, executemany):
    print(isinstance(context, ExecutionContext), isinstance(context.compiled, Compiled) or context.compiled)


with engine.connect() as connection:
    result = connection.execute(select(text("1")))
    print(isinstance(result, FilterResult), isinstance(result.scalars(), FilterResult), isinstance(connection.execute(select(1)).mappings(), FilterResult))
    print(isinstance(connection.connection, PoolProxiedConnection), ObjectKind.TABLE, ObjectScope.ANY.value)
    try:
        connection.execute(text("nonsense"))
    except Exception as error:
        print(type(error).__name__)
print([c.__name__ for c in (ConnectionEvents, SessionEvents, PoolEvents, ReflectedColumn, TupleResult)])
