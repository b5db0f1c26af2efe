import warnings

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, func, select, text, column, union
from sqlalchemy import exc
from sqlalchemy.orm import Session, declarative_base, relationship, backref, aliased, declarative_mixin, contains_eager, noload, joinedload, with_parent

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    posts = relationship("Post", backref="user")


class Post(Base):
    __tablename__ = "posts"
    id = Column(Integer, primary_key=True)
    user_id = Column(ForeignKey("users.id"))
    title = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(User(name="ann", posts=[Post(title="one")]))
session.commit()


def warned(label, action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = action()
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
        else:
            if not isinstance(result, (str, int, tuple, list)):
                result = type(result).__name__
    print(label, "->", result)
    for warning in caught:
        print("   ", warning.category.__name__, warning.message)


user = session.scalars(select(User)).one()
row = session.execute(select(User.id, User.name)).one()
users = User.__table__

warned("Query.get", lambda: session.query(User).get(1).name)
warned("Query.get twice", lambda: session.query(User).get(1).name)
warned("Query.with_labels", lambda: str(session.query(User).with_labels()))
warned("Query.apply_labels", lambda: str(session.query(User).apply_labels()))
warned("Query.with_parent", lambda: session.query(Post).with_parent(user).count())
warned("Query.as_scalar", lambda: session.query(User.id).as_scalar())
warned("Query.tuples", lambda: session.query(User.id).tuples().all() == [(1,)])
warned("Query.values", lambda: list(session.query(User).values(User.name)))
warned("Query.value", lambda: session.query(User).value(User.name))
warned("Query.merge_result", lambda: [found.name for found in session.query(User).merge_result([user])])
warned("Row.tuple", lambda: row.tuple())
warned("Row.t", lambda: row.t)
warned("Row._tuple", lambda: row._tuple())
warned("Row._t", lambda: row._t)
warned("Result.tuples", lambda: session.execute(select(User.id)).tuples().all() == [(1,)])
warned("Select.as_scalar", lambda: select(User.id).as_scalar())
warned("Select.froms", lambda: len(select(User.id).froms))
warned("Select.column", lambda: str(select(users.c.id).column(users.c.name)))
warned("Select.c", lambda: list(select(users.c.id).c.keys()))
warned("Select.columns", lambda: list(select(users.c.id).columns.keys()))
warned("Subquery.as_scalar", lambda: select(users.c.id).subquery().as_scalar())
warned("Table.tometadata", lambda: users.tometadata(MetaData()).name)
warned("Column.copy", lambda: repr(users.c.id.copy()))
warned("ForeignKey.copy", lambda: type(list(Post.__table__.c.user_id.foreign_keys)[0].copy()).__name__)
warned("declarative_mixin", lambda: declarative_mixin(User).__name__)
warned("noload", lambda: session.scalars(select(User).options(noload(User.posts))).one().name)
warned("lazy=noload", lambda: relationship(Post, lazy="noload") and "made")
warned("params of an element", lambda: str((users.c.id == 5).params(id_1=7)))
warned("unique_params", lambda: str((users.c.id == 5).unique_params(id_1=7)))
warned("distinct", lambda: str(select(users.c.id).distinct(users.c.name)))
warned("flush objects", lambda: str(session.flush([user])))
warned("unloaded_expirable", lambda: isinstance(User.__mapper__ and __import__("sqlalchemy").inspect(user).unloaded_expirable, set))
warned("Query.join of a select", lambda: str(session.query(User).join(select(Post).subquery(), text("1=1")))[:20])
warned("Query.from_self", lambda: session.query(User).from_self())
warned("Query.subquery as from", lambda: str(select(session.query(User).subquery().c.id)))
warned("Session.bulk", lambda: str(session.bulk_save_objects([])))
warned("execute string", lambda: session.execute("select 1"))
warned("engine.execute", lambda: engine.execute("select 1"))
warned("engine.table_names", lambda: engine.table_names())
warned("MetaData(bind)", lambda: MetaData(bind=engine))
warned("select list", lambda: str(select([users.c.id])))
warned("in select", lambda: str(users.c.id.in_(select(Post.user_id).subquery()))[:40])
warned("implicit coercion", lambda: session.query(User).filter("name = 'ann'").all())
warned("order by text", lambda: session.query(User).order_by("nothing").all())
print(issubclass(exc.LegacyAPIWarning, exc.Base20DeprecationWarning), issubclass(exc.MovedIn20Warning, exc.SADeprecationWarning), issubclass(exc.SADeprecationWarning, DeprecationWarning))
