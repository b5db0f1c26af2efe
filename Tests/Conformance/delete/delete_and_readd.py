"""Changing one's mind: delete, then add the same object (or an equal one) again."""
from sqlalchemy import create_engine, event, Column, Integer, String, UniqueConstraint
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Tag(Base):
    __tablename__ = "tag"
    __table_args__ = (UniqueConstraint("label"),)
    id = Column(Integer, primary_key=True)
    label = Column(String(20), nullable=False)

    def __repr__(self):
        return f"<Tag {self.id} {self.label}>"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)


@event.listens_for(engine, "before_cursor_execute")
def sql(conn, cursor, statement, parameters, context, executemany):
    print("    ", " ".join(statement.split()), parameters)


red, green = Tag(label="red"), Tag(label="green")
session.add_all([red, green])
session.commit()

print("delete, add before the flush: nothing happens")
session.delete(red)
print(red in session.deleted)
session.add(red)
print(red in session.deleted)
session.commit()
print(red)

print("delete, flush, add")
session.delete(red)
session.flush()
try:
    session.add(red)
    session.flush()
    print("added again", red)
except Exception as e:
    print(type(e).__name__, str(e).split(" at 0x")[0], "|", str(e).split(">")[-1])
session.rollback()
print(red)

print("delete, commit, add")
session.delete(red)
session.commit()
try:
    session.add(red)
    session.commit()
    print("added again")
except Exception as e:
    print(type(e).__name__, str(e).split(" at 0x")[0], "|", str(e).split(">")[-1])
    session.rollback()

print("a new object with the same key")
copy = Tag(id=green.id, label="green")
session.delete(green)
session.add(copy)
session.flush()
session.commit()
print(copy, copy in session, green in session)

print("a new object with the same unique value: inserts go first")
session.delete(copy)
session.add(Tag(label="green"))
try:
    session.commit()
except Exception as e:
    print(type(e).__name__)
    print(e)
    session.rollback()

print("flush between")
session.delete(copy)
session.flush()
session.add(Tag(label="green"))
session.commit()
print(session.query(Tag).all())

print("primary key already there")
session.add(Tag(id=session.query(Tag.id).scalar(), label="blue"))
try:
    session.commit()
except Exception as e:
    print(type(e).__name__, e)
    session.rollback()

print("the state after a failed flush")
session.add(Tag(label="green"))
for attempt in range(2):
    try:
        session.query(Tag).all()
    except Exception as e:
        print(attempt, type(e).__name__, str(e))
session.rollback()
print(session.query(Tag).all())
