# Rows that a program hands to the bulk methods: dicts, pairs, and what neither is, which fails the flush.
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Reading(Base):
    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int | None]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
for method in ("bulk_insert_mappings", "bulk_update_mappings"):
    for rows in ([{"id": 1, "value": 2}], [[("id", 2), ("value", 3)]], ({"id": n} for n in (3, 4)), [5], [None], ["ab"], [[1, 2]], 5, None):
        with Session(engine) as session:
            shown = type(rows).__name__ if hasattr(rows, "send") else rows
            try:
                print(method, shown, getattr(session, method)(Reading, rows))
            except Exception as error:
                print(method, shown, type(error).__name__, str(error)[:80])
            try:
                print("   ", session.execute(select(Reading.id, Reading.value)).all())
            except Exception as error:
                print("   ", type(error).__name__, str(error)[-90:])
