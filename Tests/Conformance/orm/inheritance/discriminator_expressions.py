"""polymorphic_on by an expression, a callable identity, and abstract polymorphism."""
from sqlalchemy import case, func, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, mapped_column

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Number(Base):
    __tablename__ = "number"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int] = mapped_column()
    __mapper_args__ = {"polymorphic_on": case((value < 0, "negative"), (value > 0, "positive"), else_="zero"), "polymorphic_abstract": True}

    def __repr__(self):
        return f"{type(self).__name__}({self.value})"


class Negative(Number):
    __mapper_args__ = {"polymorphic_identity": "negative"}


class Zero(Number):
    __mapper_args__ = {"polymorphic_identity": "zero"}


class Positive(Number):
    __mapper_args__ = {"polymorphic_identity": "positive"}


class Message(Base):
    __tablename__ = "message"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column()
    letter: Mapped[str] = column_property(func.substr(code, 1, 1))
    __mapper_args__ = {"polymorphic_on": letter, "polymorphic_identity": "m"}


class Error(Message):
    __mapper_args__ = {"polymorphic_identity": "e"}


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Negative(value=-3), Zero(value=0), Positive(value=5), Positive(value=-1), Message(code="m1"), Error(code="e7")])
    session.commit()
    session.expunge_all()
    print(session.scalars(select(Number).order_by(Number.id)).all())
    session.expunge_all()
    print(session.scalars(select(Positive)).all(), session.scalars(select(Negative).where(Negative.value < -2)).all())
    print([type(message).__name__ for message in session.scalars(select(Message).order_by(Message.id))])
    print(session.scalars(select(Error.code)).all())
    refused(lambda: session.add(Number(value=1)) or session.flush())
    session.rollback()
    session.add(Message(code="x9"))
    session.commit()
    session.expunge_all()
    refused(lambda: session.scalars(select(Message).where(Message.code == "x9")).all())
print(sorted(inspect(Number).polymorphic_map), inspect(Number).polymorphic_identity)
