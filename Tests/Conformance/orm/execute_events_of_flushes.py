"""before_execute and after_execute are told of what flushes send."""
from sqlalchemy import create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_execute")
def before(connection, clause, many, params, options):
    print("before", type(clause).__name__, many, params)


@event.listens_for(engine, "after_execute")
def after(connection, clause, many, params, options, result):
    print("after", type(clause).__name__, type(result).__name__)


with Session(engine) as session:
    user = User(name="ann")
    session.add(user)
    session.flush()
    user.name = "anna"
    session.flush()
    session.add_all([User(name="bob"), User(name="cas")])
    session.flush()
    session.delete(user)
    session.flush()
