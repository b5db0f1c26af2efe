"""sessionmaker, its begin() and configure(), and scoped_session."""
from sqlalchemy import select
from sqlalchemy.orm import Session, close_all_sessions, scoped_session, sessionmaker

from _shop import Item, shop
from _statements import refused, state

engine = shop()
Maker = sessionmaker(engine, expire_on_commit=False)
with Maker() as session:
    print(type(session).__name__, session.expire_on_commit, session.bind is engine, isinstance(session, Session))
with Maker.begin() as session:
    session.add(Item(name="rug", price=1))
with Maker(expire_on_commit=True, autoflush=False, info={"user": "ann"}) as session:
    print(session.expire_on_commit, session.autoflush, session.info)


class Own(Session):
    def names(self):
        return self.scalars(select(Item.name)).all()


OwnMaker = sessionmaker(class_=Own)
refused(lambda: OwnMaker().names())
OwnMaker.configure(bind=engine, info={"a": 1})
print(OwnMaker().names(), OwnMaker().info, OwnMaker.kw["info"])
try:
    with Maker.begin() as session:
        session.add(Item(name="lost", price=1))
        session.flush()
        raise KeyError("out")
except KeyError:
    print("rolled back")
scoped = scoped_session(sessionmaker(engine))
print(scoped() is scoped(), scoped.registry.has(), scoped.session_factory is not None)
item = scoped.scalars(select(Item).where(Item.name == "rug")).one()
print(item in scoped, state(item), scoped.get(Item, 1), scoped.query(Item).count())
scoped.add(Item(name="cup", price=2))
print(list(scoped.new), scoped.is_active, scoped.autoflush)
scoped.commit()
item.price = 5
print(list(scoped.dirty))
scoped.rollback()
first = scoped()
scoped.remove()
print(scoped.registry.has(), state(item), scoped() is first)
refused(lambda: scoped(autoflush=False))
scoped.remove()
print(scoped(autoflush=False).autoflush)
Base_query = scoped.query_property()
print(type(Base_query).__name__)
close_all_sessions()
print(state(item))
