# Text that UTF-8 cannot write does not reach the database.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, literal, select, text
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Note(Base):
    __tablename__ = "note"
    id = Column(Integer, primary_key=True)
    body = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {ascii(str(error))}"


with engine.connect() as connection:
    print(attempt(lambda: connection.execute(text("SELECT :x"), {"x": "\ud800"})))
    print(attempt(lambda: connection.execute(text("SELECT 'a\udcff'"))))
    print(attempt(lambda: connection.execute(Note.__table__.insert(), [{"body": "fine"}, {"body": "\udc80\udc81"}])))
    print(connection.execute(select(Note.__table__.c.body)).all(), connection.execute(select(literal("\U0001f600"))).scalar())
    print(ascii(str(select(literal("\ud800")).compile(compile_kwargs={"literal_binds": True}))))

with Session(engine) as session:
    session.add(Note(body="half \ud83d"))
    print(attempt(session.commit))
    session.rollback()
    session.add(Note(body="half \ud83d".encode("utf-8", "replace").decode()))
    session.commit()
    print(session.scalars(select(Note.body)).all())
