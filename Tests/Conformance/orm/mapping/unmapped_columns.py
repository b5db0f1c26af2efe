"""Unmapped[] and unmapped_column(): columns of the table that the class does not know."""
from sqlalchemy import String, insert, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, Unmapped, mapped_column, unmapped_column
from sqlalchemy.schema import CreateTable

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    old: Unmapped[str | None] = unmapped_column()
    older: Unmapped[int | None]
    oldest: Unmapped[str | None] = unmapped_column("o_ld", String(30), server_default="x")


print(User.__table__.c.keys(), inspect(User).attrs.keys(), hasattr(User, "old"), User.__table__.c.old.nullable)
print(CreateTable(User.__table__))
engine = connected(Base)
with Session(engine) as session:
    session.add(User(name="a"))
    session.commit()
    print(session.scalars(select(User)).one().name)
    print(session.execute(select(User.__table__)).all())
    session.execute(insert(User.__table__).values(name="b", old="kept", older=3))
    print(session.execute(select(User.name, User.__table__.c.old).order_by(User.id)).all())
    refused(lambda: User(old="x"))
    refused(lambda: User.old)


def annotated_without_unmapped():
    class Bad(Base):
        __tablename__ = "bad"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: Mapped[int] = unmapped_column()


def unmapped_without_column():
    class Worse(Base):
        __tablename__ = "worse"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: Unmapped[int] = mapped_column()


refused(annotated_without_unmapped)
refused(unmapped_without_column)
