"""Friends of friends: a many-to-many of a class with itself."""
from sqlalchemy import Column, ForeignKey, Table, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, joinedload, mapped_column, relationship, selectinload

from _statements import connected


class Base(DeclarativeBase):
    pass


follows = Table("follows", Base.metadata, Column("follower_id", ForeignKey("person.id"), primary_key=True), Column("followed_id", ForeignKey("person.id"), primary_key=True))


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    following: Mapped[list["Person"]] = relationship(secondary=follows, primaryjoin=id == follows.c.follower_id, secondaryjoin=id == follows.c.followed_id, back_populates="followers", order_by="Person.id")
    followers: Mapped[list["Person"]] = relationship(secondary=follows, primaryjoin=id == follows.c.followed_id, secondaryjoin=id == follows.c.follower_id, back_populates="following", order_by="Person.id")

    def __repr__(self):
        return self.name


engine = connected(Base)
with Session(engine) as session:
    ann, bo, cy = Person(id=1, name="Ann"), Person(id=2, name="Bo"), Person(id=3, name="Cy")
    session.add_all([ann, bo, cy])
    session.flush()
    ann.following.append(bo)
    session.flush()
    bo.followers.append(cy)
    print(ann.following, bo.followers, cy.following)
    session.commit()
    print(session.execute(select(follows).order_by(follows.c.follower_id)).all())
    other = aliased(Person)
    print(session.execute(select(Person.name, other.name).join(Person.following.of_type(other)).order_by(Person.id)).all())
    print(session.scalars(select(Person).where(Person.following.any(name="Bo")).order_by(Person.id)).all(), session.scalars(select(Person).where(~Person.followers.any()).order_by(Person.id)).all())
    session.expunge_all()
    print([(person, person.followers) for person in session.scalars(select(Person).options(selectinload(Person.followers)).order_by(Person.id))])
    session.expunge_all()
    print([(person, person.following) for person in session.scalars(select(Person).options(joinedload(Person.following)).order_by(Person.id)).unique()])
    bo = session.get(Person, 2)
    bo.followers.remove(session.get(Person, 1))
    session.commit()
    print(bo.followers, session.get(Person, 1).following)
    session.delete(bo)
    session.commit()
    print(session.execute(select(follows)).all())
