"""A changed primary key: the row, the identity map and the children follow."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, inspect
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Airport(Base):
    __tablename__ = "airport"
    code = Column(String(3), primary_key=True)
    city = Column(String)
    gates = relationship("Gate", back_populates="airport", passive_updates=False, order_by="Gate.name")


class Gate(Base):
    __tablename__ = "gate"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    airport_code = Column(ForeignKey("airport.code"))
    airport = relationship("Airport", back_populates="gates")


class Language(Base):
    __tablename__ = "language"
    code = Column(String, primary_key=True)
    words = relationship("Word", backref="language")


class Word(Base):
    __tablename__ = "word"
    text = Column(String, primary_key=True)
    language_code = Column(ForeignKey("language.code", onupdate="CASCADE"), primary_key=True)


engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def foreign_keys(connection, record):
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


with Session(engine) as session:
    session.add(Language(code="en", words=[Word(text="tea")]))
    session.commit()
    english = session.get(Language, "en")
    print(english.words[0].text)
    english.code = "eng"
    session.flush()
    print(inspect(english).identity, inspect(english.words[0]).identity)
    session.rollback()
    print(english.code, inspect(english).identity, session.get(Language, "eng"))
