"""Queries of a base class: what rows become, filters on the type, counts by type, and adding a subclass."""
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, selectin_polymorphic, with_polymorphic

from _statements import connected


class Base(DeclarativeBase):
    pass


class Media(Base):
    __tablename__ = "media"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    kind: Mapped[str] = mapped_column()
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "media"}

    def describe(self):
        return f"{self.title} ({self.kind})"


class Film(Media):
    __tablename__ = "film"
    id: Mapped[int] = mapped_column(ForeignKey("media.id"), primary_key=True)
    minutes: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "film"}

    def describe(self):
        return super().describe() + f" {self.minutes} min"


class Song(Media):
    artist: Mapped[str] = mapped_column(nullable=True)
    __mapper_args__ = {"polymorphic_identity": "song"}

    def describe(self):
        return f"{self.artist}: {super().describe()}"


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Film(title="F", minutes=90), Song(title="S", artist="A"), Media(title="M"), Film(title="G", minutes=120)])
    session.commit()
    print([media.describe() for media in session.scalars(select(Media).order_by(Media.id))])
    print(session.scalars(select(Media.title).where(Media.kind == "film").order_by(Media.id)).all(), session.execute(select(Media.kind, func.count()).group_by(Media.kind).order_by(Media.kind)).all())
    print([type(media).__name__ for media in session.scalars(select(Media).where(Media.title.in_(["S", "M"])).order_by(Media.id))], isinstance(session.get(Media, 1), Film))
    session.expunge_all()
    print([media.describe() for media in session.scalars(select(Media).options(selectin_polymorphic(Media, [Film, Song])).order_by(Media.id))])
    session.expunge_all()
    both = with_polymorphic(Media, [Film, Song])
    print([media.describe() for media in session.scalars(select(both).order_by(both.id))], session.scalars(select(both.title).where(both.Film.minutes > 100)).all())
    print(session.query(Film).filter(Film.minutes > 100).count(), session.query(Media).filter(Media.kind != "media").count(), session.scalar(select(func.avg(Film.minutes))))
    print(session.query(Song).one().describe(), session.query(Film.title, Film.minutes).order_by(Film.minutes.desc()).first())
