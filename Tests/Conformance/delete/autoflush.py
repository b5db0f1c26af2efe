from sqlalchemy import create_engine, event, select, func
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

class Base(DeclarativeBase): pass

class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    plays: Mapped[int] = mapped_column(default=0)
    def __repr__(self): return f"Song({self.title!r}, plays={self.plays})"

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

@event.listens_for(engine, "before_cursor_execute")
def trace(conn, cursor, statement, parameters, context, executemany):
    print("  *", statement.replace("\n", ""), parameters)

with Session(engine) as session:
    session.add_all([Song(title="Aria"), Song(title="Ballad", plays=3), Song(title="Canon", plays=9)])
    session.commit()

print("a query sends the delete first")
with Session(engine) as session:
    aria = session.scalars(select(Song).filter_by(title="Aria")).one()
    session.delete(aria)
    print(session.query(Song).order_by(Song.id).all())
    print(session.new, session.dirty, session.deleted)

print("the block ended without commit, so it is back")
with Session(engine) as session:
    print(session.scalar(select(func.count(Song.id))))

print("no_autoflush")
with Session(engine) as session:
    aria = session.get(Song, 1)
    session.delete(aria)
    with session.no_autoflush:
        print(session.query(Song).count())
    print(session.query(Song).count())
    session.rollback()

print("autoflush=False")
with Session(engine, autoflush=False) as session:
    aria = session.get(Song, 1)
    session.delete(aria)
    print(session.query(Song).count(), aria in session)
    session.flush()
    print(session.query(Song).count(), aria in session)

print("get() of something marked as deleted does not flush")
with Session(engine) as session:
    aria = session.get(Song, 1)
    session.delete(aria)
    print(session.get(Song, 1) is aria)
    session.flush()
    print(session.get(Song, 1))

print("pending, changed and deleted together")
with sessionmaker(engine)() as session:
    ballad, canon = session.scalars(select(Song).where(Song.plays > 0).order_by(Song.title))
    session.add(Song(title="Dirge"))
    ballad.plays += 1
    canon.plays += 1
    session.delete(canon)
    print(session.query(Song).filter(Song.plays < 100).delete(synchronize_session=False))
    session.rollback()

print("bulk delete does not see what is not flushed, without autoflush")
with Session(engine, autoflush=False) as session:
    session.add(Song(title="Etude"))
    print(session.query(Song).filter_by(title="Etude").delete())
    session.commit()
    print(session.scalars(select(Song.title).order_by(Song.title)).all())
