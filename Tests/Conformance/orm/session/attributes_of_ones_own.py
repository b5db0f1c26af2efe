# Programs keep things of their own on sessions, engines, statements and columns.
from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, create_engine, event, func, inspect, select, text
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import DeclarativeBase, Session, aliased, mapped_column, sessionmaker


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user_account"
    id = mapped_column(Integer, primary_key=True)
    name = mapped_column(String)


def unique(session, name):
    """The object of a name, one for each session."""
    cache = getattr(session, "_cache", None)
    if cache is None:
        session._cache = cache = {}
    if name not in cache:
        cache[name] = User(name=name)
        session.add(cache[name])
    return cache[name]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    print(unique(session, "a") is unique(session, "a"), unique(session, "b").name, sorted(session._cache))
    session.audit_user = "root"

    @event.listens_for(session, "before_flush")
    def audit(session, context, instances):
        print("flushed by", session.audit_user, len(session.new))

    session.commit()
    print(session.query(User).count(), hasattr(session, "missing"), vars(session).get("audit_user"))

table = Table("t", MetaData(), Column("x", Integer))
things = {
    "engine": engine, "connection": engine.connect(), "maker": sessionmaker(engine), "query": Session(engine).query(User), "metadata": table.metadata, "table": table, "column": table.c.x,
    "select": select(table), "registry": Base.registry, "state": inspect(User()), "inspector": inspect(engine), "pool": engine.pool, "dialect": engine.dialect, "type": Integer(), "text": text("x"),
    "label": table.c.x.label("q"), "function": func.count(), "alias": aliased(User), "subquery": select(table).subquery(), "comparison": table.c.x == 1, "index": Index("i", table.c.x),
    "key": ForeignKey("t.x"), "mapper": User.__mapper__,
}
for name, thing in things.items():
    thing.my_own = 5
    print(name, thing.my_own, getattr(thing, "other", "none"), end="; ")
print()
for name, thing in {"attribute": User.id, "url": engine.url, "row": engine.connect().execute(text("select 1")).one()}.items():
    try:
        thing.my_own = 5
    except AttributeError as error:
        print(name, error)

hybrid = hybrid_property(lambda self: self.name)
hybrid.__doc__ = "The name."
method = hybrid_method(lambda self: self.name)
method.__doc__ = "It again."
print(hybrid.__doc__, method.__doc__)
mapper = User.__mapper__
for option, value in {"batch": False, "confirm_deleted_rows": False, "eager_defaults": True, "passive_updates": False, "always_refresh": True, "allow_partial_pks": False}.items():
    setattr(mapper, option, value)
    print(option, getattr(mapper, option), end="; ")
print()
