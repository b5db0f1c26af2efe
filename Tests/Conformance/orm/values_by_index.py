"""Attributes that are items of a JSON column."""
from sqlalchemy import JSON, select
from sqlalchemy.ext.indexable import index_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _traced import refused, traced


class Base(DeclarativeBase):
    pass


class Profile(Base):
    __tablename__ = "profile"
    id: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[dict] = mapped_column(JSON, nullable=True)
    city = index_property("data", "city")
    age = index_property("data", "age", default=0)
    fixed = index_property("data", "fixed", mutable=False)


session = Session(traced(Base))
one = Profile(city="oslo")
print(one.data, one.age)
refused(lambda: Profile().city)
refused(lambda: setattr(one, "fixed", 1))
session.add_all([one, Profile(data={"city": "rome", "age": 4}), Profile()])
session.commit()
print([(p.age, p.data) for p in session.scalars(select(Profile).order_by(Profile.id))])
one.age = 9
session.commit()
print(session.scalars(select(Profile.id).where(Profile.city == "rome")).all())
del one.city
print(one.data)
session.commit()
refused(lambda: one.city)
print(session.get(Profile, 1).data)
