# Sessions that prepare their transactions, which SQLite has none of; updates of no rows; get_bind() of what is no class.
from sqlalchemy import create_engine, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker


class Base(DeclarativeBase):
    pass


class Part(Base):
    __tablename__ = "part"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


def attempt(what, action):
    try:
        print(what, "->", action())
    except Exception as error:
        print(what, "->", type(error).__name__, str(error)[:120])


session = Session(engine, twophase=True)
print(session.twophase, sessionmaker(engine, twophase=True)().twophase, Session(engine).twophase)
attempt("read", lambda: session.scalars(select(Part)).all())
attempt("prepare", session.prepare)
print(session.in_transaction(), session.is_active)
attempt("prepare again", session.prepare)
attempt("commit", session.commit)
attempt("commit of an object", lambda: (session.add(Part(id=1)), session.commit()))
attempt("rollback", session.rollback)
attempt("connection", session.connection)
attempt("savepoint", lambda: session.begin_nested() and None)
attempt("read in it", lambda: session.scalars(select(Part)).all())
session.close()
with engine.connect() as connection:
    attempt("given connection", lambda: Session(connection, twophase=True).get(Part, 1))
    connection.begin()
    attempt("given transaction", lambda: Session(connection, twophase=True).get(Part, 1))

with Session(engine) as session:
    attempt("prepare of one phase", session.prepare)
    attempt("prepare of its transaction", lambda: session.get_transaction().prepare())
    attempt("insert of no rows", lambda: session.execute(insert(Part), []).rowcount)
    attempt("update of no rows", lambda: session.execute(update(Part).values(name="a"), []))
    attempt("update of no rows and values", lambda: session.execute(update(Part), []).all())
    attempt("bind of a number", lambda: session.get_bind(5))
