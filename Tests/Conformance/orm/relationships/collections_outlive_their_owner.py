# A collection whose owner is gone tells so at its first change; afterwards it is a plain list, but for backrefs.
import gc
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    things: Mapped[list["Thing"]] = relationship(back_populates="owner")
    seen: Mapped[set["Thing"]] = relationship(viewonly=True)
    plain: Mapped[list["Plain"]] = relationship()


class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))
    owner: Mapped[Owner] = relationship(back_populates="things")


class Plain(Base):
    __tablename__ = "plain"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))


def attempt(title, change, *arguments):
    try:
        print(title, change(*arguments) is None)
    except Exception as error:
        print(title, type(error).__name__, error)


def collection_of_nobody(name):
    return getattr(Owner(), name)


things = collection_of_nobody("things")
gc.collect()
first = Thing(id=1)
attempt("append", things.append, first)
attempt("append again", things.append, Thing(id=2))
print(len(things))
attempt("remove", things.remove, first)
attempt("extend", things.extend, [Thing(id=3), Thing(id=4)])
attempt("pop", things.pop)
print([thing.id for thing in things], [thing.owner for thing in things])

seen = collection_of_nobody("seen")
gc.collect()
attempt("add to what is viewed", seen.add, first)
attempt("discard", seen.discard, first)
print(len(seen))

plain = collection_of_nobody("plain")
gc.collect()
attempt("remove", plain.append, Plain())
attempt("append", plain.append, Plain())
attempt("pop", plain.pop)
attempt("clear", plain.clear)
print(len(plain))

owner = Owner(plain=[Plain(id=7)])
kept = owner.plain
del owner
gc.collect()
attempt("append where the owner had changes", kept.append, Plain(id=8))
attempt("remove", kept.remove, kept[0])
print([member.id for member in kept])
