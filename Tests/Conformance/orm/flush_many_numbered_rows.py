# Many new rows in one flush: keys that SQLite numbers, beside triggers that insert elsewhere, ignore rows or number them otherwise.
from sqlalchemy import Column, Integer, String, TypeDecorator, create_engine, event, select, text
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Tagged(TypeDecorator):
    impl = Integer
    cache_ok = True

    def process_result_value(self, value, dialect):
        return None if value is None else f"#{value}"

    def process_bind_param(self, value, dialect):
        return int(value[1:]) if isinstance(value, str) else value


class Plain(Base):
    __tablename__ = "plain"
    id = Column(Integer, primary_key=True)
    name = Column(String(20))


class Odd(Base):
    __tablename__ = "odd table"
    key = Column("the RETURNING key", Integer, primary_key=True)
    name = Column(String(20))


class Logged(Base):
    __tablename__ = "logged"
    id = Column(Integer, primary_key=True)
    name = Column(String(20))


class Log(Base):
    __tablename__ = "log"
    id = Column(Integer, primary_key=True)
    line = Column(String(40))


class Backwards(Base):
    __tablename__ = "backwards"
    id = Column(Integer, primary_key=True)
    name = Column(String(20))


class Wrapped(Base):
    __tablename__ = "wrapped"
    id = Column(Tagged, primary_key=True, autoincrement=True)
    name = Column(String(20))


engine = create_engine("sqlite://")
with engine.begin() as connection:
    connection.execute(text("CREATE TABLE backwards (id INTEGER PRIMARY KEY DESC, name VARCHAR(20))"))
Base.metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(text("INSERT INTO log (id, line) VALUES (1000, 'begin')"))
    connection.execute(text("CREATE TRIGGER after_logged AFTER INSERT ON logged BEGIN INSERT INTO log (line) VALUES ('logged ' || new.name); END"))


def ids(objects):
    return objects[0].id, objects[1].id, objects[59].id, len({o.id for o in objects})


with Session(engine) as session:
    plain = [Plain(name=f"p{i}") for i in range(60)]
    session.add_all(plain)
    session.flush()
    print("plain", ids(plain))
    more = [Plain(name=f"q{i}") for i in range(60)]
    more[3].id = 500
    session.add_all(more)
    session.flush()
    print("with a given key", sorted(o.id for o in more)[:2], more[2].id, more[3].id, more[4].id, more[59].id)

    odd = [Odd(name=f"o{i}") for i in range(60)]
    session.add_all(odd)
    session.flush()
    print("odd", odd[0].key, odd[59].key)

    logged = [Logged(name=f"l{i}") for i in range(60)]
    session.add_all(logged)
    session.flush()
    print("logged", ids(logged), session.execute(text("SELECT min(id), max(id), count(*) FROM log")).one())

    wrapped = [Wrapped(name=f"w{i}") for i in range(60)]
    session.add_all(wrapped)
    session.flush()
    print("wrapped", ids(wrapped), session.get(Wrapped, "#7") is wrapped[6])
    session.commit()
    print(plain[59].name, session.scalar(select(Plain.name).where(Plain.id == more[59].id)))

with Session(engine) as session:
    session.add_all([Backwards(name=f"b{i}") for i in range(60)])
    try:
        session.flush()
    except Exception as error:
        print(type(error).__name__, "NULL identity key" in str(error))
    session.rollback()

    session.execute(text("CREATE TRIGGER skip_some BEFORE INSERT ON plain WHEN new.name = 'skip' BEGIN SELECT RAISE(FAIL, 'no such name'); END"))
    session.add_all([Plain(name="skip" if i == 55 else f"r{i}") for i in range(60)])
    try:
        session.flush()
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
    session.rollback()

statements = []


@event.listens_for(engine, "before_cursor_execute")
def note(connection, cursor, statement, parameters, context, executemany):
    statements.append(statement)


with Session(engine) as session:
    session.add_all([Plain(name=f"s{i}") for i in range(60)])
    session.flush()
    print(len(statements), set(statements))
