"""`dml_strategy`: how INSERT, UPDATE and DELETE of a class are sent, and what each refuses, before or after the transaction has begun."""
from sqlalchemy import create_engine, delete, event, insert, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import refused, shown


class Base(DeclarativeBase):
    pass


class Reading(Base):
    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Reading(id=1, value=10), Reading(id=2, value=20)])
    session.commit()
shown(engine)
event.listen(engine, "begin", lambda connection: print("    BEGIN"))

statements = {"insert": insert(Reading).values(value=1), "update": update(Reading).values(value=2), "delete": delete(Reading)}
for name, statement in statements.items():
    for strategy in ("auto", "orm", "bulk", "raw", "core_only", "fast", None):
        print(name, strategy)
        with Session(engine) as session:
            refused(lambda: session.execute(statement, execution_options={"dml_strategy": strategy}).rowcount)
        if name != "update":
            with Session(engine) as session:
                refused(lambda: session.execute(statement.returning(Reading.id), execution_options={"dml_strategy": strategy}).all())
    for strategy in ("auto", "orm", "bulk", "core_only", "fast"):
        plain = {"insert": insert(Reading), "update": update(Reading), "delete": delete(Reading)}[name]
        with Session(engine) as session:
            refused(lambda: type(session.execute(plain, [{"id": 8, "value": 1}, {"id": 9, "value": 2}], execution_options={"dml_strategy": strategy})).__name__)
print("no rows")
for method in ("bulk_insert_mappings", "bulk_update_mappings"):
    for nested in (False, True):
        with Session(engine) as session:
            print(method, nested)
            if nested:
                with session.begin_nested():
                    getattr(session, method)(Reading, [])
            else:
                getattr(session, method)(Reading, [])
