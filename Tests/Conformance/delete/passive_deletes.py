"""ON DELETE CASCADE done by SQLite, with PRAGMA foreign_keys=ON."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

Base = declarative_base()


class Forum(Base):
    __tablename__ = "forum"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    threads = relationship("Thread", back_populates="forum", cascade="all, delete", passive_deletes=True)
    rules = relationship("Rule", passive_deletes="all")
    marks = relationship("Mark", passive_deletes=True)


class Thread(Base):
    __tablename__ = "thread"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    forum_id = Column(Integer, ForeignKey("forum.id", ondelete="CASCADE"), nullable=False)
    forum = relationship("Forum", back_populates="threads")


class Rule(Base):
    __tablename__ = "rule"
    id = Column(Integer, primary_key=True)
    forum_id = Column(Integer, ForeignKey("forum.id"))


class Mark(Base):
    __tablename__ = "mark"
    id = Column(Integer, primary_key=True)
    forum_id = Column(Integer, ForeignKey("forum.id", ondelete="SET NULL"))


engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def foreign_keys_on(dbapi_connection, connection_record):
    cursor = dbapi_connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


Base.metadata.create_all(engine)
Session = sessionmaker(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    if not statement.startswith("INSERT"):
        print("  ", " ".join(statement.split()), parameters)


with Session() as session:
    print(session.execute(text("PRAGMA foreign_keys")).scalar())
    for n in range(4):
        forum = Forum(name="forum %d" % n, threads=[Thread(title=t) for t in ("x", "y")], marks=[Mark()])
        session.add(forum)
    session.flush()
    session.add(Rule(forum_id=3))
    session.commit()

with Session() as session:
    print("not loaded: the database does it")
    session.delete(session.get(Forum, 1))
    session.commit()
    print(session.query(Thread).count())

    print("loaded: the ORM deletes what it knows")
    forum = session.get(Forum, 2)
    print(len(forum.threads), len(forum.marks))
    session.delete(forum)
    session.commit()
    print(session.query(Thread).count(), session.query(Mark).filter_by(forum_id=None).count())

    print("a rule holds on to its forum")
    session.delete(session.get(Forum, 3))
    try:
        session.commit()
    except IntegrityError as e:
        print(e)
        session.rollback()

    print("bulk delete cascades in the database too")
    print(session.query(Forum).filter(Forum.id == 4).delete())
    print([t.forum_id for t in session.query(Thread)])
    session.commit()
