# The complete text of constraint errors
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String, UniqueConstraint, create_engine, event, text
from sqlalchemy import exc
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("first", "last"), CheckConstraint("age >= 0", name="age_positive"))
    id = Column(Integer, primary_key=True)
    email = Column(String(60), unique=True)
    first = Column(String, nullable=False)
    last = Column(String)
    age = Column(Integer)


class Card(Base):
    __tablename__ = "cards"
    number = Column(String, primary_key=True)
    user_id = Column(ForeignKey("users.id"), nullable=False)


engine = create_engine("sqlite://")


@event.listens_for(engine, "connect")
def on(dbapi_connection, record):
    dbapi_connection.execute("PRAGMA foreign_keys = ON")


Base.metadata.create_all(engine)
session = Session(engine)
session.add(User(email="a@x", first="Ann", last="Lee", age=30))
session.commit()


def attempt(*objects):
    session.add_all(objects)
    try:
        session.commit()
        print("committed")
    except exc.SQLAlchemyError as e:
        print(type(e).__mro__[0].__name__, [c.__name__ for c in type(e).__mro__[1:4]], type(e.orig).__module__, e.code)
        print(e)
        print("ARGS", e.args, e.orig.args)
        session.rollback()


attempt(User(email="a@x", first="Bob"))
attempt(User(first="Ann", last="Lee"))
attempt(User(email="n@x"))
attempt(User(first="Neg", age=-1))
attempt(User(id=1, first="Same id"))
attempt(Card(number="1", user_id=99))
attempt(Card(number="2"))
attempt(Card(user_id=1))
attempt(User(first="ok1"), User(first="ok2"))
attempt(*[User(first="many", email=f"m{n % 3}@x") for n in range(5)])
attempt(*[User(id=n, first="f" * 20 * n, last="l" * 400) for n in range(9, 11)], User(id=9, first="again"))
attempt(User(first=b"bytes \xff", age="text"))
attempt(User(first=["a", "list"]))
attempt(User(first={"a": 1}, age=10 ** 30))
attempt(User(first=object))

for sql in ("SELECT * FROM nowhere", "SELEC 1", "SELECT nothing FROM users", "INSERT INTO users (id) VALUES (7)", "DROP TABLE nothing", "SELECT :a"):
    try:
        session.execute(text(sql))
    except exc.SQLAlchemyError as e:
        print(type(e).__name__, "|", e)
    session.rollback()
user = session.query(User).first()
user.first = None
try:
    session.query(User).count()
except exc.IntegrityError as e:
    print(e)
try:
    session.query(User).count()
except exc.PendingRollbackError as e:
    print(e)
session.rollback()
print(user.first, session.query(User).count())
