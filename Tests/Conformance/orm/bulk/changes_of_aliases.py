# UPDATE and DELETE of an alias name the alias and leave the session's objects alone; Query.update() and delete() of one, too.
from sqlalchemy import create_engine, delete, event, insert, update, ForeignKey
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column


class Base(DeclarativeBase):
    pass


class Task(Base):
    __tablename__ = "task"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    effort: Mapped[int] = mapped_column(server_default="1")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "task"}


class Bug(Task):
    __tablename__ = "bug"
    id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True)
    severity: Mapped[int] = mapped_column(server_default="3")
    __mapper_args__ = {"polymorphic_identity": "bug"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
other = aliased(Task, name="other")


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


def run(title, change):
    print(title)
    with Session(engine) as session:
        tasks = [Task(title="write", effort=2), Task(title="read", effort=5)]
        session.add_all(tasks)
        session.flush()
        try:
            result = change(session)
            print("  ", result if isinstance(result, int) else result.rowcount)
        except InvalidRequestError as error:
            print("  ", error)
        print("  ", [(task.title, task in session) for task in tasks])
        session.rollback()


run("query update", lambda session: session.query(other).filter(other.effort > 3).update({"title": "done"}))
run("query fetch", lambda session: session.query(other).filter(other.effort > 3).update({other.title: other.title + "!"}, synchronize_session="fetch"))
run("query delete", lambda session: session.query(other).filter(other.effort > 3).delete())
run("update", lambda session: session.execute(update(other).where(other.effort > 3).values(title="done")))
run("delete", lambda session: session.execute(delete(other).where(other.effort > 3)))
run("no session", lambda session: session.execute(delete(other).where(other.effort > 3), execution_options={"synchronize_session": False}))
run("evaluate", lambda session: session.execute(update(other).where(other.effort > 3).values(title="done"), execution_options={"synchronize_session": "evaluate"}))
with Session(engine) as session:
    session.execute(insert(Bug), [{"title": "a"}])
    session.execute(insert(Bug), [{"title": "b", "severity": 1}, {"title": "c", "severity": 2}])
    session.bulk_insert_mappings(Bug, [{"title": "d"}])
