"""2.0 style: session.execute(delete(Model).where(...))."""
from typing import Optional

from sqlalchemy import create_engine, delete, event, func, select, String
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class LogEntry(Base):
    __tablename__ = "log_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[str] = mapped_column(String(10))
    message: Mapped[Optional[str]]


engine = create_engine("sqlite:///:memory:")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("   SQL:", " ".join(statement.split()), parameters)


with Session(engine) as session:
    session.add_all(
        LogEntry(id=i, level=level, message=f"{level.lower()} number {i}")
        for i, level in enumerate(["DEBUG", "INFO", "INFO", "WARNING", "ERROR", "DEBUG"], start=1)
    )
    session.commit()

    print("-- where")
    result = session.execute(delete(LogEntry).where(LogEntry.level == "DEBUG"))
    print(type(result).__name__, result.rowcount)
    session.commit()

    print("-- two wheres")
    result = session.execute(
        delete(LogEntry).where(LogEntry.level == "INFO").where(LogEntry.id > 2)
    )
    print(result.rowcount)
    session.rollback()
    print(session.scalar(select(func.count()).select_from(LogEntry)))

    print("-- filter_by")
    statement = delete(LogEntry).filter_by(level="WARNING")
    print(statement)
    print(session.execute(statement).rowcount)
    session.commit()

    print("-- nothing matches")
    print(session.execute(delete(LogEntry).where(LogEntry.id == 1000)).rowcount)

    print("-- returning")
    gone = session.execute(
        delete(LogEntry).where(LogEntry.level == "INFO").returning(LogEntry.id, LogEntry.message)
    ).all()
    print(sorted(gone))
    session.commit()

    print("-- scalar subquery")
    newest = select(func.max(LogEntry.id)).scalar_subquery()
    print(session.execute(
        delete(LogEntry).where(LogEntry.id == newest),
        execution_options={"synchronize_session": False},
    ).rowcount)
    session.commit()
    print(session.scalars(select(LogEntry.id)).all())

    print("-- everything")
    session.add_all([LogEntry(level="X"), LogEntry(level="Y")])
    print(session.execute(delete(LogEntry)).rowcount)
    session.commit()

print(delete(LogEntry))
print(delete(LogEntry).where(LogEntry.id.in_([1, 2])))
print(delete(LogEntry).where(LogEntry.message.is_(None), LogEntry.level != "INFO"))
