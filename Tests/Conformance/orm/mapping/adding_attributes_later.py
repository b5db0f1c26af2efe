"""Columns and relationships given to a class after it is mapped."""
from sqlalchemy import Column, ForeignKey, Integer, String, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_property, declarative_base, deferred, mapped_column, relationship, synonym
from sqlalchemy.schema import CreateTable

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]


User.name = Column(String(20))
User.size = mapped_column("user_size", Integer)
User.note = deferred(Column("note", String))
User.alias = synonym("name")
User.loud = column_property(User.__table__.c.name + "!")
Address.user_id = Column(ForeignKey("user.id"))
Address.user = relationship(User, back_populates="addresses")
User.addresses = relationship(Address, back_populates="user")
inspect(User).add_property("other", column_property(User.__table__.c.user_size * 2))
inspect(User).add_properties({"third": synonym("other")})

print(CreateTable(User.__table__), CreateTable(Address.__table__))
engine = connected(Base)
with Session(engine) as session:
    user = User(name="Ann", size=3, note="n", addresses=[Address(email="a@x")])
    session.add(user)
    session.commit()
    print(user.loud, user.other, user.third, user.alias, user.addresses[0].user is user)
    print(user.note)
    print(session.scalars(select(User.id).where(User.alias == "Ann")).all())
print(inspect(User).attrs.keys())
refused(lambda: setattr(User, "name", Column("name2", String)))


def delete():
    del User.size


refused(delete)
