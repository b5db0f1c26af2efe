"""Column defaults of every kind; merge; make copies."""
from datetime import datetime

from sqlalchemy import Column, DateTime, Integer, String, create_engine, event, func, text
from sqlalchemy.orm import Session, declarative_base, make_transient

Base = declarative_base()
clock = iter(datetime(2024, 1, 1, hour) for hour in range(24))
serial = iter(range(100, 200))


class Job(Base):
    __tablename__ = "job"
    id = Column(Integer, primary_key=True)
    name = Column(String, default="unnamed")
    code = Column(Integer, default=lambda: next(serial))
    slug = Column(String, default=lambda context: "job-" + str(context.get_current_parameters()["name"]).lower())
    created = Column(DateTime, default=lambda: next(clock))
    updated = Column(DateTime, onupdate=lambda: next(clock))
    state = Column(String, server_default="queued")
    length = Column(Integer, default=func.length("abcd"))
    tries = Column(Integer, server_default=text("0"), nullable=False)

    def __repr__(self):
        return f"Job({self.id}, {self.name}, {self.code}, {self.slug}, {self.created:%H:%M}, {self.updated and self.updated.hour}, {self.state}, {self.length}, {self.tries})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def log(conn, cursor, statement, parameters, context, executemany):
    print("  >", " ".join(statement.split()), parameters)


session = Session(engine)
one = Job()
print(one.name, one.code, one.state)
session.add(one)
session.flush()
print("name in dict:", "name" in one.__dict__, "state in dict:", "state" in one.__dict__)
print(one)
session.add_all([Job(name="Two", code=None, state=None), Job(name=None, tries=4, slug="own")])
session.commit()
for job in session.query(Job).order_by(Job.id):
    print(job)
one.name = "One"
session.commit()
print(one)

print("merge a transient object with a known key")
merged = session.merge(Job(id=1, name="merged"))
print(merged is one, merged.name, merged.code)
session.commit()
print("merge a new key")
made = session.merge(Job(id=50, name="fifty"))
print(made in session, made.id)
session.commit()
print("merge without a key")
print(session.merge(Job(name="auto")).id)
session.flush()
print("merge a detached object")
session.commit()
detached = session.get(Job, 50)
session.expunge(detached)
detached.name = "changed while detached"
back = session.merge(detached)
print(back is detached, back.name, session.is_modified(back))
session.commit()
print("merge with load=False")
with Session(engine) as other:
    source = other.get(Job, 1)
copy = session.merge(source, load=False)
print(copy.name, copy in session.dirty)
print("copy a row")
twin = session.get(Job, 2)
print(twin.name)
session.expunge(twin)
make_transient(twin)
twin.id = None
session.add(twin)
session.commit()
print(twin.id, twin.name, session.query(Job).filter_by(name="Two").count())
try:
    session.merge("text")
except Exception as e:
    print(type(e).__name__, e)
