"""Values that the evaluator puts into objects: synonyms, hybrids, other column names, typed columns, versions."""
import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, synonym, validates

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Task(Base):
    __tablename__ = "task"
    id: Mapped[int] = mapped_column("task_id", primary_key=True)
    title: Mapped[str] = mapped_column("task_title")
    due: Mapped[datetime.date | None]
    hours: Mapped[int] = mapped_column(default=1)
    changed: Mapped[int] = mapped_column(default=0, onupdate=7)
    name = synonym("title")

    @hybrid_property
    def minutes(self):
        return self.hours * 60

    @minutes.update_expression
    def minutes(cls, value):
        return [(cls.hours, value / 60)]

    @validates("title")
    def check(self, key, value):
        print("validated", value)
        return value


engine = connected(Base)
with Session(engine) as session:
    task = Task(title="a", due=datetime.date(2024, 1, 1))
    session.add(task)
    session.commit()
    print(task.title)
    session.execute(update(Task).where(Task.title == "a").values(title="b"))
    print(task.title, task.changed)
    session.execute(update(Task).where(Task.name == "b").values(name="c"))
    print(task.title)
    session.execute(update(Task).where(Task.minutes == 60).values({Task.minutes: 180}))
    print(task.hours)
    session.execute(update(Task).where(Task.due == datetime.date(2024, 1, 1)).values(due=datetime.date(2025, 5, 5)))
    print(task.due)
    session.execute(update(Task).where(Task.due > datetime.date(2025, 1, 1)).values({"due": None, Task.title: "d"}))
    print(task.due, task.title)
    session.execute(update(Task).where(Task.due == None).values(hours=Task.hours + 1, title=Task.title + "!"))
    print(task.hours, task.title)
    session.execute(update(Task).where(Task.id == 1).values({Task.__table__.c.task_title: "by column"}))
    print(task.title)
    refused(lambda: session.execute(update(Task).values(task_title="x")) and task.title)
    task.title = "unflushed"
    with session.no_autoflush:
        session.execute(update(Task).where(Task.title == "unflushed").values(hours=50))
    print(task.hours)
