# The log takes SELECTs of one text for several statements where their loader options differ, as SQLAlchemy compiles each by itself.
import logging
import re

from sqlalchemy import ForeignKey, Integer, create_engine, select
from sqlalchemy.orm import (
    DeclarativeBase, Session, defer, immediateload, joinedload, lazyload, load_only, mapped_column, merge_frozen_result, raiseload, relationship, selectinload, subqueryload, undefer,
)


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    id = mapped_column(Integer, primary_key=True)
    age = mapped_column(Integer)
    pets = relationship("Pet")

    def __repr__(self):
        return f"Owner({self.id}, {self.age})"


class Pet(Base):
    __tablename__ = "pet"
    id = mapped_column(Integer, primary_key=True)
    owner_id = mapped_column(ForeignKey("owner.id"))


class Handler(logging.Handler):
    def emit(self, record):
        message = record.getMessage()
        print("   ", re.sub(r"[0-9.e-]+s", "...", message) if message.startswith("[") else message.split("\n")[0])


logger = logging.getLogger("sqlalchemy.engine")
logger.addHandler(Handler())
logger.propagate = False
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Owner(id=1, age=40, pets=[Pet(id=1)]))
    session.commit()
    logger.setLevel(logging.INFO)
    for options in [
        (), (selectinload(Owner.pets),), (selectinload(Owner.pets),), (lazyload(Owner.pets),), (raiseload(Owner.pets),), (), (immediateload(Owner.pets),), (defer(Owner.age),), (load_only(Owner.id),),
        (undefer(Owner.age),), (defer(Owner.age),), (subqueryload(Owner.pets),), (joinedload(Owner.pets),), (joinedload(Owner.pets, innerjoin=True),), (joinedload(Owner.pets),),
    ]:
        print([type(option).__name__ for option in options])
        session.scalars(select(Owner).options(*options)).unique().all()
        session.expunge_all()
    logger.setLevel(logging.WARNING)
    statement = select(Owner, Owner.age + 1).order_by(Owner.id)
    frozen = session.execute(statement).freeze()

with Session(engine) as other:
    merged = merge_frozen_result(other, statement, frozen, load=False)
    rows = merged().all()
    print(rows, rows[0][0] in other, merged().scalars().all(), merged().mappings().first(), type(merged).__name__)
