# Numbered lists, mutable sets and association proxies: operators in place and on columns.
from typing import List, Optional

from sqlalchemy import ForeignKey, JSON, String, create_engine, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.mutable import MutableSet
from sqlalchemy.ext.orderinglist import count_from_n_factory, ordering_list
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.types import TypeDecorator
import json


class Tags(TypeDecorator):
    impl = String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else json.dumps(sorted(value))

    def process_result_value(self, value, dialect):
        return None if value is None else set(json.loads(value))


class Base(DeclarativeBase):
    pass


class Slide(Base):
    __tablename__ = "slide"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    place: Mapped[Optional[int]]
    points: Mapped[int] = mapped_column(default=1)
    talk_id: Mapped[Optional[int]] = mapped_column(ForeignKey("talk.id"))


class Talk(Base):
    __tablename__ = "talk"
    id: Mapped[int] = mapped_column(primary_key=True)
    tags = mapped_column(MutableSet.as_mutable(Tags))
    slides: Mapped[List[Slide]] = relationship(order_by=Slide.place, collection_class=ordering_list("place", count_from=1))
    titles = association_proxy("slides", "title")
    points = association_proxy("slides", "points")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    talk = Talk(tags={"a"}, slides=[Slide(title=t) for t in "xyz"])
    session.add(talk)
    session.commit()
    slides = talk.slides
    print(slides.ordering_attr, slides.reorder_on_append, slides.ordering_func(3, slides), count_from_n_factory(4).__name__)
    slides[-1] = Slide(title="last")
    print([(s.title, s.place) for s in slides])
    slides.reorder()
    print([(s.title, s.place) for s in slides])

    talk.tags |= ["b", "c"]
    print(sorted(talk.tags), talk in session.dirty)
    session.flush()
    talk.tags &= ["b", "z"]
    talk.tags -= ["z"]
    talk.tags ^= ["q"]
    session.commit()
    print(sorted(talk.tags))

print(select(Talk.id).where(Talk.points + 1))
print(select(Talk.id).where(~Talk.points))
print(select(Talk.id).where(Talk.titles.op("@")("x")))
print(select(Talk.id).where(Talk.titles.bool_op("~~")("x")))
