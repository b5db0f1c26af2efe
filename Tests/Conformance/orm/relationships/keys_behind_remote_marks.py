"""Many-to-one relationships whose conditions say what is remote and foreign: objects of the session are found by their key, without a statement."""
from sqlalchemy import and_, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, backref, foreign, mapped_column, relationship, remote, selectinload

from _statements import shown


class Base(DeclarativeBase):
    pass


class Photo(Base):
    __tablename__ = "photo"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_kind: Mapped[str | None]
    owner_id: Mapped[int | None]


class HasPhotos:
    """Photos of any class that derives from it, told apart by the class's name."""

    @classmethod
    def add_photos(cls):
        kind = cls.__name__.lower()
        cls.photos = relationship(
            Photo, primaryjoin=and_(cls.id == foreign(remote(Photo.owner_id)), Photo.owner_kind == kind), order_by=Photo.id,
            backref=backref(f"{kind}_owner", primaryjoin=remote(cls.id) == foreign(Photo.owner_id), overlaps="place_owner,guide_owner"),
            overlaps="photos,place_owner,guide_owner",
        )


class Place(HasPhotos, Base):
    __tablename__ = "place"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Guide(HasPhotos, Base):
    __tablename__ = "guide"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


Place.add_photos()
Guide.add_photos()
Photo.place = relationship(Place, primaryjoin=lambda: remote(Place.id) == foreign(Photo.owner_id), viewonly=True)
Photo.guide = relationship(Guide, primaryjoin=lambda: foreign(Photo.owner_id) == remote(Guide.id), viewonly=True)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    place, guide = Place(id=1, name="Mill"), Guide(id=1, name="Ada")
    session.add_all([place, guide, Photo(id=1, owner_kind="place", place_owner=place), Photo(id=2, owner_kind="guide", guide_owner=guide)])
    session.commit()
shown(engine)
with Session(engine) as session:
    place, guide = session.get(Place, 1), session.get(Guide, 1)
    for photo in place.photos + guide.photos:
        print(photo.id, photo.owner_kind, photo.place_owner.name, photo.guide_owner.name, photo.place.name, photo.guide.name)
with Session(engine) as session:
    for place in session.scalars(select(Place).options(selectinload(Place.photos))):
        print([(photo.place_owner is place, photo.place is place) for photo in place.photos])
with Session(engine) as session:
    photo = session.get(Photo, 2)
    print(photo.guide_owner.name, photo.guide is photo.guide_owner)
    print(session.scalars(select(Photo.id).where(Photo.guide_owner == photo.guide)).all())
