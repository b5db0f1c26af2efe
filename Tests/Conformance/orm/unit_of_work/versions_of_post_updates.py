"""Foreign keys that post_update writes to rows that count their versions."""
from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Step(Base):
    __tablename__ = "steps"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str | None]
    first_id: Mapped[int | None] = mapped_column(ForeignKey("steps.id"))
    version: Mapped[int] = mapped_column()
    followers: Mapped[list["Step"]] = relationship(back_populates="first", post_update=True)
    first: Mapped["Step | None"] = relationship(back_populates="followers", remote_side=id, post_update=True)
    __mapper_args__ = {"version_id_col": version}


with Session(connected(Base)) as session:
    one, two, three = steps = [Step(id=number) for number in (1, 2, 3)]
    session.add_all(steps)
    session.commit()
    print("followers of two, itself among them:", [step.id for step in steps])
    two.followers = [one, two, three]
    session.flush()
    print([step.version for step in steps])
    print("renamed and moved:")
    three.title = "last"
    one.first, three.first = three, one
    session.commit()
    print([(step.id, step.first_id, step.version) for step in steps])
    print("changed meanwhile:")
    session.execute(text("UPDATE steps SET version = 99 WHERE id = 3"))
    three.first, one.first = two, two
    refused(session.flush)
    session.rollback()
    print("deleted with what leads to it:")
    session.delete(two)
    session.commit()
