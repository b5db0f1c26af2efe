"""How parameters are written: an engine of another paramstyle than SQLite's own."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, bindparam, create_engine, event, func, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

metadata = MetaData()
ships = Table(
    "ships", metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("load%", Integer, default=10),
    Column("flag:of", String),
)


class Base(DeclarativeBase):
    pass


class Port(Base):
    __tablename__ = "ports"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    depth: Mapped[int] = mapped_column(default=7)
    built: Mapped[int] = mapped_column(server_default="1900")


def shown(engine):
    @event.listens_for(engine, "before_cursor_execute")
    def show(connection, cursor, statement, parameters, context, executemany):
        print(" ", statement.strip().replace("\n", " ").replace("\t", ""), parameters, executemany)


def work(engine):
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(ships).values(name="Ada", **{"flag:of": "PT"}))
        connection.execute(insert(ships), [{"name": "Bea"}, {"name": "Cid"}])
        print(connection.execute(insert(ships).returning(ships.c.id), [{"name": "Dot", "load%": 3}]).all())
        print(connection.execute(select(ships.c.id).where(ships.c.name.in_(["Ada", "Cid"]), ships.c.id < 9)).all())
        print(connection.execute(select(ships.c["load%"] % 4).where(ships.c["flag:of"] == "PT").limit(1)).all())
        print(connection.execute(text("SELECT :a, :b, :a"), {"a": 1, "b": 2}).all())
        print(connection.execute(ships.update().where(ships.c.id == bindparam("which")).values(name=bindparam("called")), [{"which": 1, "called": "Eva"}, {"which": 2, "called": "Fay"}]).rowcount)
        print(connection.exec_driver_sql("SELECT count(*) FROM ships").scalar())
    try:
        with engine.begin() as connection:
            connection.execute(insert(ships), {"id": 1, "name": "Gil"})
    except IntegrityError as error:
        print(error)


for style in ("qmark", "named", "numeric", "numeric_dollar"):
    print(style)
    engine = create_engine("sqlite://", paramstyle=style)
    print(engine.dialect.paramstyle, engine.dialect.default_paramstyle, engine.dialect.positional)
    shown(engine)
    work(engine)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all([Port(name="Faro"), Port(name="Sines", depth=17)])
        session.commit()
        port = session.get(Port, 2)
        port.name = "Porto"
        session.commit()
        print(port.name, port.depth, port.built)
        session.delete(port)
        session.commit()

# SQLite does not know these.
for style in ("format", "pyformat"):
    engine = create_engine("sqlite://", paramstyle=style)
    print(select(ships.c["load%"]).where(ships.c.name == "Ada", ships.c.id % 3 == 1).compile(engine))
    with engine.connect() as connection:
        print(connection.execute(select(func.abs(text("-3")))).scalar())
        try:
            connection.execute(select(1).where(ships.c.id == 4))
        except OperationalError as error:
            print(error)
