# version_id_generator=False: the database makes versions, which INSERT and UPDATE read back by RETURNING; eager defaults are about the base's table.
from sqlalchemy import FetchedValue, ForeignKey, create_engine, event, func, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Document(Base):
    __tablename__ = "document"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    kind: Mapped[str] = mapped_column()
    version: Mapped[int] = mapped_column(default=func.abs(-1), onupdate=text("document.version + 1"))
    __mapper_args__ = {"version_id_col": version, "version_id_generator": False, "polymorphic_on": kind, "polymorphic_identity": "document"}


class Letter(Document):
    __tablename__ = "letter"
    id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    receiver: Mapped[str]
    stamp: Mapped[int] = mapped_column(server_default="85")
    __mapper_args__ = {"polymorphic_identity": "letter"}


class Counted(Base):
    __tablename__ = "counted"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    version: Mapped[int] = mapped_column(server_default="1", server_onupdate=FetchedValue())
    __mapper_args__ = {"version_id_col": version, "version_id_generator": False, "eager_defaults": False}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(text("CREATE TRIGGER count AFTER UPDATE OF title ON counted BEGIN UPDATE counted SET version = version + 1 WHERE id = new.id; END"))


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, many):
    print("  ", " ".join(statement.split()), parameters)


def attempt(flush):
    try:
        flush()
    except Exception as error:
        print(type(error).__name__, error)


for kind, values in (Document, {}), (Letter, {"receiver": "me"}), (Counted, {}):
    print(kind.__name__)
    with Session(engine) as session:
        first = kind(title="first", **values)
        session.add_all([first, kind(title="second", **values), kind(title="third", **values)])
        session.flush()
        print(sorted(name for name in first.__dict__ if name[0] != "_"), first.version)
        first.title = "changed"
        session.flush()
        print(sorted(name for name in first.__dict__ if name[0] != "_"), first.version)
        session.commit()
        for each in session.scalars(select(kind).order_by(kind.id)):
            each.title += "!"
        session.flush()
        print([each.version for each in session.scalars(select(kind).order_by(kind.id))])
        session.commit()
        table = "document" if kind is Letter else kind.__tablename__
        first.version
        with engine.begin() as connection:
            connection.execute(text(f"UPDATE {table} SET version = 99"))
        first.title = "stale"
        attempt(session.flush)
        session.rollback()
        session.delete(first)
        session.flush()
        session.commit()
