"""What properties, attributes and stand-ins of a mapped class are called, and what becomes of synonyms that lead nowhere."""
import re
from dataclasses import dataclass

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import (DeclarativeBase, Mapped, column_property, composite, configure_mappers, mapped_column,
                            query_expression, relationship, synonym)


def shown(value):
    return re.sub(r"0x[0-9a-f]+", "0x...", repr(value))


class Base(DeclarativeBase):
    pass


@dataclass
class Span:
    start: int
    end: int


class Task(Base):
    __tablename__ = "task"
    id: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int] = mapped_column()
    end: Mapped[int]
    plain = Column(Integer)
    length = column_property(start + 1)
    rank: Mapped[int] = query_expression()
    span: Mapped[Span] = composite("start", "end")
    begin = synonym("start")
    lost = synonym("nowhere")
    itself = synonym("itself")
    steps: Mapped[list["Step"]] = relationship(back_populates="task")

    @hybrid_property
    def double(self):
        return self.id * 2

    @hybrid_property
    def broken(self):
        return self.not_there


class Step(Base):
    __tablename__ = "step"
    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    task: Mapped[Task] = relationship(back_populates="steps")


configure_mappers()
for key, prop in Task.__mapper__.attrs.items():
    print(key, shown(prop), re.sub(r"0x[0-9a-f]+", "0x...", str(prop)))
for attribute in (Task.id, Task.span, Task.double, Task.steps):
    print(str(attribute), type(attribute).__name__, shown(attribute))


def attempt(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, "" if isinstance(error, RecursionError) else re.sub(r"0x[0-9a-f]+", "0x...", str(error)))


attempt(lambda: Task.lost == 5)
attempt(lambda: Task().lost)
attempt(lambda: Task(itself=3))
attempt(lambda: Task().itself)
attempt(lambda: Task(broken=3))
attempt(lambda: Task.span.in_([Span(1, 2)]))
attempt(lambda: Task.span.like("x"))
task = Task(begin=4)
from sqlalchemy import inspect
print(inspect(task).attrs.begin.history, inspect(task).attrs.start.history)
