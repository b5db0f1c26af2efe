"""Trees loaded to a depth: options beneath a recursion hold at every level; joined loads count the steps of their own SELECT."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Session, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Topic(Base):
    __tablename__ = "topics"
    id = Column(Integer, primary_key=True)
    parent_id = Column(ForeignKey("topics.id"))
    name = Column(String)
    parts = relationship("Topic", back_populates="whole", order_by="Topic.id")
    whole = relationship("Topic", remote_side=[id], back_populates="parts")
    near = relationship("Topic", lazy="joined", join_depth=2, viewonly=True, order_by="Topic.id")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    for number, parent in [(1, None), (2, 1), (3, 1), (4, 2), (5, 4), (6, 5)]:
        session.add(Topic(id=number, parent_id=parent, name=f"topic {number}"))
        session.flush()
    session.commit()

statements = []


@event.listens_for(engine, "before_cursor_execute")
def note(connection, cursor, statement, parameters, context, many):
    statements.append(" ".join(statement.split()).split(" FROM ")[0].count("name"))


def tree(topic):
    loaded = topic.__dict__
    return topic.id, "name" in loaded, [tree(part) for part in loaded.get("parts", [])], [tree(part) for part in loaded.get("near", [])]


for option in [
    selectinload(Topic.parts, recursion_depth=2).defer(Topic.name),
    selectinload(Topic.parts, recursion_depth=-1).load_only(Topic.parent_id),
    selectinload(Topic.parts, recursion_depth=1).selectinload(Topic.whole),
    selectinload(Topic.parts),
]:
    with Session(engine) as session:
        statements.clear()
        print([tree(topic) for topic in session.scalars(select(Topic).where(Topic.parent_id == None).options(option)).unique()])
        print(statements)
with Session(engine) as session:
    try:
        session.scalars(select(Topic).options(selectinload(Topic.parts, recursion_depth="deep"))).unique().all()
    except TypeError as error:
        print(error)
