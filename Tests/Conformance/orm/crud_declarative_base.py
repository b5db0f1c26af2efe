"""CRUD with declarative_base() and Column, the pre-2.0 tutorial style."""
from sqlalchemy import Boolean, Column, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

engine = create_engine("sqlite:///:memory:")
Base = declarative_base()


class Todo(Base):
    __tablename__ = "todos"

    id = Column(Integer, primary_key=True)
    title = Column(String(80), nullable=False, unique=True)
    done = Column(Boolean, default=False)
    priority = Column(Integer, default=lambda: 5)

    def __repr__(self):
        return "<Todo(id=%r, title=%r, done=%r)>" % (self.id, self.title, self.done)


Base.metadata.create_all(engine)
Session = sessionmaker(bind=engine)
session = Session()

# Create
milk = Todo(title="Buy milk")
print(milk, milk.id, milk.done, milk.priority)
session.add(milk)
print(session.new)
session.commit()
print(milk, milk.id, milk.done, milk.priority)
session.add_all([Todo(title="Pay rent", priority=1), Todo(title="Call mum", done=True), Todo(title="Sleep")])
session.commit()

# Read
print(session.query(Todo).all())
print(session.query(Todo).filter_by(title="Pay rent").one().priority)
print([t.title for t in session.query(Todo).filter(Todo.done == False).order_by(Todo.title.desc())])
print(session.query(Todo.id, Todo.title).filter(Todo.priority > 1).all())
print(session.get(Todo, 3), session.get(Todo, 300))
for title, done in session.query(Todo.title, Todo.done).order_by(Todo.id):
    print(f"[{'x' if done else ' '}] {title}")

# Update
milk.done = True
print(session.dirty, session.is_modified(milk))
session.commit()
session.query(Todo).filter(Todo.done == True).update({"priority": 9})
session.commit()
print([(t.title, t.priority) for t in session.query(Todo).order_by(Todo.id)])

# Delete
session.delete(milk)
session.commit()
print(session.query(Todo).count(), session.query(Todo).filter(Todo.title.like("%milk%")).first())

# What goes wrong
for bad in (Todo(), Todo(title="Sleep")):
    session.add(bad)
    try:
        session.commit()
    except Exception as e:
        print(type(e).__module__, type(e).__name__)
        print(e)
        session.rollback()
try:
    Todo(nosuch=1)
except TypeError as e:
    print("TypeError:", e)
try:
    Todo("positional")
except TypeError as e:
    print("TypeError:", e)
try:
    milk.nosuch
except AttributeError as e:
    print("AttributeError:", e)
try:
    Todo.nosuch
except AttributeError as e:
    print("AttributeError:", e)
print(Todo.__tablename__, Todo.__table__.name, [c.name for c in Todo.__table__.columns], Todo.__table__.c.title.type)
session.close()
