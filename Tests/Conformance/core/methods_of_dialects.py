"""Methods of dialects that a program replaces, or overrides in a class of its own."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, select, text
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

metadata = MetaData()
boats = Table("boats", metadata, Column("id", Integer, primary_key=True), Column("name", String))


class Base(DeclarativeBase):
    pass


class Sailor(Base):
    __tablename__ = "sailors"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


# An object of the dialect.
engine = create_engine("sqlite://")
metadata.create_all(engine)
Base.metadata.create_all(engine)
execute, executemany, commit, rollback = (getattr(engine.dialect, name) for name in ("do_execute", "do_executemany", "do_commit", "do_rollback"))


def counted(cursor, statement, parameters, context=None):
    print("execute", statement.replace("\n", ""), parameters)
    execute(cursor, statement, parameters, context)


def counted_many(cursor, statement, parameters, context=None):
    print("executemany", statement, parameters)
    executemany(cursor, statement, parameters, context)


engine.dialect.do_execute = counted
engine.dialect.do_executemany = counted_many
engine.dialect.do_commit = lambda connection: (print("commit"), commit(connection))
engine.dialect.do_rollback = lambda connection: (print("rollback"), rollback(connection))
with engine.begin() as connection:
    print(connection.execute(insert(boats), {"name": "Ada"}).inserted_primary_key)
    print(connection.execute(insert(boats), [{"name": "Bea"}, {"name": "Cid"}]).rowcount)
    print(connection.execute(select(boats.c.name)).scalars().all())
with Session(engine) as session:
    session.add_all([Sailor(name="Dot"), Sailor(name="Eva")])
    session.commit()
    sailor = session.scalars(select(Sailor).where(Sailor.name == "Eva")).one()
    sailor.name = "Fay"
    session.commit()
    print(sailor.id, sailor.name)
try:
    with engine.connect() as connection:
        connection.execute(text("SELECT nothing"))
except OperationalError as error:
    print(error)


# A class of a program's own.
class Watched(SQLiteDialect_pysqlite):
    supports_statement_cache = True

    def connect(self, *arguments, **options):
        print("connect", arguments, options)
        return super().connect(*arguments, **options)

    def initialize(self, connection):
        print("initialize", type(connection).__name__)
        super().initialize(connection)

    def on_connect(self):
        before = super().on_connect()

        def prepare(connection):
            print("prepared", type(connection).__name__)
            if before:
                before(connection)
        return prepare

    def do_begin(self, connection):
        print("begin")
        super().do_begin(connection)

    def do_savepoint(self, connection, name):
        print("savepoint", name)
        super().do_savepoint(connection, name)

    def do_rollback_to_savepoint(self, connection, name):
        print("rollback to", name)
        super().do_rollback_to_savepoint(connection, name)

    def is_disconnect(self, error, connection, cursor):
        return "gone" in str(error)


registry.register("watched", __name__, "Watched")
engine = create_engine("watched://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(insert(boats), {"name": "Gil"})
    with connection.begin_nested() as savepoint:
        connection.execute(insert(boats), {"name": "Hal"})
        savepoint.rollback()
    print(connection.execute(select(boats.c.name)).all())
for name in ("here", "gone"):
    try:
        with engine.connect() as connection:
            connection.execute(text(f"SELECT {name}"))
    except DBAPIError as error:
        print(error.orig, error.connection_invalidated)

# One that sends nothing.
silent = create_engine("sqlite://")
Base.metadata.create_all(silent)
silent.dialect.do_execute = lambda cursor, statement, parameters, context=None: None
try:
    with Session(silent) as session:
        session.add_all([Sailor(name="Gil"), Sailor(name="Hal")])
        session.commit()
except Exception as error:
    print(type(error).__name__, error)
