"""Options of executions that a session gives its connection."""
from sqlalchemy import MetaData, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.pool import StaticPool


class Base(DeclarativeBase):
    metadata = MetaData(schema="tenant")


class Customer(Base):
    __tablename__ = "customers"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://", poolclass=StaticPool)
with engine.begin() as connection:
    for tenant in ("north", "south"):
        connection.exec_driver_sql(f"ATTACH DATABASE ':memory:' AS {tenant}")
for tenant in ("north", "south"):
    Base.metadata.create_all(engine.execution_options(schema_translate_map={"tenant": tenant}))
    with Session(engine) as session:
        session.connection(execution_options={"schema_translate_map": {"tenant": tenant}})
        session.add(Customer(name=f"of the {tenant}"))
        session.commit()

with Session(engine) as session:
    options = session.connection(execution_options={"schema_translate_map": {"tenant": "south"}}).get_execution_options()
    print(options, session.scalars(select(Customer.name)).all())
    with session.begin_nested():
        print(session.query(Customer).count(), session.get(Customer, 1).name)
    session.connection(execution_options={"schema_translate_map": {"tenant": "north"}})
    print(session.scalars(select(Customer.name)).all())
with Session(engine, execution_options={"schema_translate_map": {"tenant": "north"}}) as session:
    print(session.scalars(select(Customer.name)).all(), session.connection().get_execution_options())
    session.rollback()
    print(session.get_transaction(), session.begin().connection(None, execution_options={"logging_token": "x"}).get_execution_options())
