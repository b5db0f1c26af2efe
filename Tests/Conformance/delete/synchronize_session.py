# evaluate, fetch, auto and False: what becomes of objects already loaded
from sqlalchemy import create_engine, delete, event, func, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Task(Base):
    __tablename__ = "tasks"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    priority: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Task(id=n, title=f"task {n}", priority=n % 3) for n in range(1, 7)])
    session.commit()

log = []


@event.listens_for(engine, "before_cursor_execute")
def remember(conn, cursor, statement, parameters, context, executemany):
    log.append((" ".join(statement.split()), parameters))


def state_of(obj):
    s = inspect(obj)
    for name in ("transient", "pending", "persistent", "deleted", "detached"):
        if getattr(s, name):
            return name


def show(session, tasks):
    for t in tasks:
        print("    ", t.__dict__.get("id"), state_of(t), t in session)
    for entry in log:
        print("     >", *entry)
    log.clear()


for how in ("auto", "evaluate", "fetch", False):
    for style in ("legacy", "2.0"):
        print(f"{style} synchronize_session={how!r}")
        with Session(engine) as session:
            tasks = session.scalars(select(Task).where(Task.id <= 4).order_by(Task.id)).all()
            log.clear()
            if style == "legacy":
                count = session.query(Task).filter(Task.priority == 1).delete(synchronize_session=how)
            else:
                count = session.execute(
                    delete(Task).where(Task.priority == 1).execution_options(synchronize_session=how)
                ).rowcount
            print("  deleted", count)
            show(session, tasks)
            print("  still found by get:", session.get(Task, 1) is not None, len(log))
            log.clear()
            session.rollback()
            print("  after rollback:", [state_of(t) for t in tasks])
            log.clear()

print("criteria that cannot be evaluated in Python")
with Session(engine) as session:
    tasks = session.scalars(select(Task).order_by(Task.id)).all()
    log.clear()
    for how in ("evaluate", "auto"):
        try:
            print(how, session.query(Task).filter(func.length(Task.title) > 5, Task.id > 5).delete(how))
            show(session, tasks[4:])
        except Exception as e:
            print(how, type(e).__name__, e)
    session.rollback()
    try:
        session.query(Task).delete(synchronize_session="sometimes")
    except Exception as e:
        print(type(e).__name__, e)
