"""Criteria of options within the subqueries of `column_property()`, of objects that are loaded later too: counts leave out what is hidden."""
from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, Session, column_property, immediateload, joinedload, mapped_column, relationship, selectinload, subqueryload,
    undefer, with_loader_criteria,
)

from _statements import shown


class Base(DeclarativeBase):
    pass


class Message(Base):
    __tablename__ = "message"
    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    is_hidden: Mapped[bool] = mapped_column(default=False)


class Thread(Base):
    __tablename__ = "thread"
    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("board.id"))
    board: Mapped["Board"] = relationship(back_populates="threads")
    size = column_property(select(func.count(Message.id)).where(Message.thread_id == id).scalar_subquery())


class Board(Base):
    __tablename__ = "board"
    id: Mapped[int] = mapped_column(primary_key=True)
    threads: Mapped[list["Thread"]] = relationship(back_populates="board", order_by="Thread.id")


Board.latest = column_property(
    select(func.max(Message.id)).join(Thread, Thread.id == Message.thread_id).where(Thread.board_id == Board.id).scalar_subquery(), deferred=True)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Board(id=1, threads=[Thread(id=1), Thread(id=2)]), Message(id=1, thread_id=1), Message(id=2, thread_id=1, is_hidden=True), Message(id=3, thread_id=2, is_hidden=True)])
    session.commit()
shown(engine)
shy = with_loader_criteria(Message, Message.is_hidden.is_(False))
shy_by_function = with_loader_criteria(Message, lambda cls: cls.is_hidden.is_(False))
here = with_loader_criteria(Message, Message.is_hidden.is_(False), propagate_to_loaders=False)

for option in (shy, shy_by_function, here):
    for strategies in ([], [joinedload(Board.threads)], [selectinload(Board.threads)], [subqueryload(Board.threads)], [immediateload(Board.threads)]):
        with Session(engine) as session:
            board = session.scalars(select(Board).options(option, *strategies)).unique().one()
            print([thread.size for thread in board.threads], board.latest)
with Session(engine) as session:
    print(session.scalars(select(Board.latest).options(shy)).all(), session.get(Board, 1, options=[shy, undefer(Board.latest)]).latest)
    thread = session.get(Thread, 1, options=[shy])
    print(thread.size, thread.board.latest)
    session.expire(thread)
    print(thread.size)
    session.refresh(thread)
    print(thread.size)
