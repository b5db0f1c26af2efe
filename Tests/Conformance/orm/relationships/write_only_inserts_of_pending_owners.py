"""insert() of a write-only collection: the owner's key is read when the statement is executed."""
from sqlalchemy import ForeignKey, bindparam, column, insert, select, table, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    notes: WriteOnlyMapped["Note"] = relationship(back_populates="user", order_by="Note.id")
    tags: WriteOnlyMapped["Tag"] = relationship()


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    user: Mapped["User | None"] = relationship(back_populates="notes")


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))


engine = connected(Base)
with Session(engine) as session:
    ann = User(name="Ann")
    session.add(ann)
    print(ann.notes.insert())
    for note in session.scalars(ann.notes.insert().returning(Note), [{"text": "a"}, {"text": "b"}]).all():
        print(note.text, note.user_id, note.user.name)
    session.execute(ann.notes.insert(), [{"text": "c"}, {"text": "d"}])
    session.commit()
    session.execute(ann.notes.insert(), {"text": "e"})
    session.execute(ann.notes.insert().values(text="f"))
    print([(note.text, note.user_id) for note in session.scalars(ann.notes.select())])
    bob = User(name="Bob", tags=[Tag()])
    session.add(bob)
    session.commit()
    session.delete(bob)
    refused(session.flush)

plain = table("plain", column("a"), column("b"))
number = [7]
print(insert(plain).values(a=bindparam(None, 5), b=3))
print(insert(plain).values(a=bindparam("given", 5)))
print(update(plain).values(a=bindparam(None, 5)))
print(insert(plain).values(a=bindparam(None, callable_=lambda: number[0])).compile().params)
