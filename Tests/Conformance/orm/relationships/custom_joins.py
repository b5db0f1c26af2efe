"""primaryjoin with extra criteria, foreign() and remote(), secondaryjoin."""
from sqlalchemy import Column, ForeignKey, Integer, String, Table, and_, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, foreign, joinedload, mapped_column, relationship, remote

from _statements import connected


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    boston: Mapped[list["Address"]] = relationship(primaryjoin="and_(User.id == Address.user_id, Address.city == 'Boston')", viewonly=True)
    others: Mapped[list["Address"]] = relationship(primaryjoin=lambda: and_(User.id == Address.user_id, Address.city != "Boston"), viewonly=True)
    notes: Mapped[list["Note"]] = relationship(primaryjoin="foreign(Note.about) == User.name", order_by="Note.id")
    similar: Mapped[list["User"]] = relationship(primaryjoin=lambda: remote(foreign(User.name)) == User.name, viewonly=True)
    follows: Mapped[list["User"]] = relationship(secondary=lambda: follow, primaryjoin=lambda: User.id == follow.c.who, secondaryjoin=lambda: User.id == follow.c.whom,
                                                 back_populates="followers")
    followers: Mapped[list["User"]] = relationship(secondary=lambda: follow, primaryjoin=lambda: User.id == follow.c.whom, secondaryjoin=lambda: User.id == follow.c.who,
                                                   back_populates="follows")

    def __repr__(self):
        return f"User({self.id} {self.name})"


class Address(Base):
    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    city: Mapped[str]


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    about: Mapped[str | None]
    text: Mapped[str]
    user: Mapped[User] = relationship(primaryjoin=lambda: func.lower(foreign(Note.about)) == func.lower(User.name), viewonly=True)


follow = Table("follow", Base.metadata, Column("who", ForeignKey("user.id"), primary_key=True), Column("whom", ForeignKey("user.id"), primary_key=True))
engine = connected(Base)
with Session(engine) as session:
    ann, bea, twin = User(name="Ann"), User(name="Bea"), User(name="Ann")
    ann.notes = [Note(text="n1"), Note(text="n2")]
    ann.follows = [bea]
    session.add_all([ann, bea, twin])
    session.flush()
    bea.follows.append(ann)
    session.add_all([Address(user_id=1, city="Boston"), Address(user_id=1, city="Rome")])
    session.commit()
    print([a.city for a in ann.boston], [a.city for a in ann.others], [n.text for n in ann.notes], ann.notes[0].about)
    print(ann.similar, ann.follows, ann.followers, bea.followers)
    print([note.user.name for note in session.scalars(select(Note))])
    print(session.scalars(select(User.id).join(User.boston)).all(), session.scalars(select(User.id).where(User.follows.any(User.name == "Bea"))).all())
    session.expunge_all()
    print(session.scalars(select(User).options(joinedload(User.follows), joinedload(User.others)).order_by(User.id)).unique().first().follows)
