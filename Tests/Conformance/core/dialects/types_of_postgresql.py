# The types that PostgreSQL alone has: their DDL, and models that use them where there is PostgreSQL.
from sqlalchemy import JSON, Column, Integer, MetaData, String, Table, create_engine, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.schema import CreateTable


class Base(DeclarativeBase):
    pass


class Event(Base):
    __tablename__ = "event"
    id: Mapped[int] = mapped_column(primary_key=True)
    payload: Mapped[dict] = mapped_column(JSON().with_variant(postgresql.JSONB(), "postgresql"))
    address: Mapped[str] = mapped_column(String(45).with_variant(postgresql.INET(), "postgresql"))


print(CreateTable(Event.__table__).compile(dialect=postgresql.dialect()))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Event(payload={"kind": "login", "tags": ["a"]}, address="10.0.0.1"))
    session.commit()
    print(session.scalars(select(Event.payload)).all())
    print(session.scalars(select(Event.id).where(Event.payload["kind"].as_string() == "login")).all())

every = Table(
    "every",
    MetaData(),
    Column("id", postgresql.BIGINT, primary_key=True),
    Column("a", postgresql.JSONB(none_as_null=True)),
    Column("b", postgresql.HSTORE),
    Column("c", postgresql.ARRAY(Integer)),
    Column("d", postgresql.ARRAY(String(10), dimensions=2)),
    Column("e", postgresql.BYTEA),
    Column("f", postgresql.BIT(8)),
    Column("g", postgresql.BIT(varying=True)),
    Column("h", postgresql.INTERVAL(fields="DAY TO SECOND", precision=3)),
    Column("i", postgresql.TIMESTAMP(timezone=True, precision=3)),
    Column("j", postgresql.TIME(precision=2)),
    Column("k", postgresql.CITEXT),
    Column("l", postgresql.ENUM("new", "old", name="age", schema="public")),
    Column("m", postgresql.DOMAIN("positive", Integer, check="VALUE > 0")),
    Column("n", postgresql.TSVECTOR),
    Column("o", postgresql.INT4RANGE),
    Column("p", postgresql.TSTZMULTIRANGE),
    Column("q", postgresql.MONEY),
    Column("r", postgresql.UUID(as_uuid=False)),
    Column("s", postgresql.MACADDR8),
    Column("t", postgresql.REGCLASS),
)
print(CreateTable(every).compile(dialect=postgresql.dialect()))
for column in every.c:
    print(column.name, repr(column.type), "|", str(column.type))
print(isinstance(postgresql.JSONB(), postgresql.JSON), isinstance(postgresql.JSONB(), JSON), isinstance(postgresql.CITEXT(), String))
print(postgresql.BIT().length, postgresql.BIT(varying=True).length, postgresql.JSONB().astext_type, postgresql.HSTORE().text_type)
print(postgresql.ENUM("a", name="x").create_type, postgresql.DOMAIN("d", Integer, not_null=True).not_null)
for make in (
    lambda: postgresql.INET("x"),
    lambda: postgresql.BIT(1, 2, 3),
    lambda: postgresql.ARRAY(),
    lambda: postgresql.ENUM("a").compile(dialect=postgresql.dialect()),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
