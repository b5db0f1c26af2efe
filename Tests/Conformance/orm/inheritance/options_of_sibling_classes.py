"""Options that name a class beside the one that is queried: what both inherit is loaded so, the rest is passed over."""
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, Session, contains_eager, defer, joinedload, load_only, mapped_column, raiseload, relationship, selectinload,
    selectin_polymorphic, undefer,
)

from _statements import refused, shown


class Base(DeclarativeBase):
    pass


class Publisher(Base):
    __tablename__ = "publisher"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    works: Mapped[list["Work"]] = relationship(back_populates="publisher", order_by="Work.id")


class Work(Base):
    __tablename__ = "work"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    blurb: Mapped[str] = mapped_column(deferred=True, default="...")
    publisher_id: Mapped[int | None] = mapped_column(ForeignKey("publisher.id"))
    publisher: Mapped["Publisher | None"] = relationship(back_populates="works")
    reviews: Mapped[list["Review"]] = relationship(order_by="Review.id")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "work"}


class Review(Base):
    __tablename__ = "review"
    id: Mapped[int] = mapped_column(primary_key=True)
    work_id: Mapped[int] = mapped_column(ForeignKey("work.id"))
    stars: Mapped[int]


class Novel(Work):
    __tablename__ = "novel"
    id: Mapped[int] = mapped_column(ForeignKey("work.id"), primary_key=True)
    pages: Mapped[int]
    editions: Mapped[list["Edition"]] = relationship(order_by="Edition.id")
    __mapper_args__ = {"polymorphic_identity": "novel"}


class Edition(Base):
    __tablename__ = "edition"
    id: Mapped[int] = mapped_column(primary_key=True)
    novel_id: Mapped[int] = mapped_column(ForeignKey("novel.id"))
    year: Mapped[int]


class Atlas(Work):
    __tablename__ = "atlas"
    id: Mapped[int] = mapped_column(ForeignKey("work.id"), primary_key=True)
    scale: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "atlas"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Publisher(id=1, name="Quay", works=[
        Novel(id=1, title="Tides", pages=300, editions=[Edition(year=1990), Edition(year=2001)], reviews=[Review(stars=5)]),
        Atlas(id=2, title="Coasts", scale=500, reviews=[Review(stars=3), Review(stars=4)]),
        Work(id=3, title="Notes"),
    ]))
    session.commit()
shown(engine)


def loaded(*options, of=Atlas):
    with Session(engine) as session:
        for found in session.scalars(select(of).options(*options).order_by(of.id)).unique():
            print("   ", type(found).__name__, sorted(key for key in found.__dict__ if key != "_sa_instance_state"))


print("what both inherit")
loaded(defer(Novel.title))
loaded(undefer(Novel.blurb))
loaded(load_only(Novel.title))
loaded(joinedload(Novel.reviews))
loaded(selectinload(Novel.reviews))
loaded(selectinload(Novel.publisher).selectinload(Publisher.works))
loaded(raiseload(Novel.reviews))

print("what the other class alone has")
loaded(defer(Novel.pages))
loaded(load_only(Novel.pages))
loaded(joinedload(Novel.editions))
loaded(selectinload(Novel.editions).load_only(Edition.year))
loaded(contains_eager(Novel.editions))
loaded(selectin_polymorphic(Novel, [Novel]), of=Work)

print("beneath a relationship")
for option in (joinedload(Novel.reviews), selectinload(Novel.reviews), raiseload(Novel.reviews)):
    with Session(engine) as session:
        publisher = session.scalars(select(Publisher).options(selectinload(Publisher.works).options(option))).unique().one()
        print("   ", [(work.title, "reviews" in work.__dict__) for work in publisher.works])

print("of no kin")
for option in (joinedload(Novel.reviews), defer(Novel.title), defer(Novel.pages), joinedload(Novel.editions)):
    with Session(engine) as session:
        refused(lambda: session.scalars(select(Publisher).options(option)).all())
