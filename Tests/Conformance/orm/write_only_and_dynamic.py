from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
link = Table("link", Base.metadata, Column("a", ForeignKey("acc.id"), primary_key=True), Column("t", ForeignKey("tag.id"), primary_key=True))
class Acc(Base):
    __tablename__ = "acc"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    items: WriteOnlyMapped["Item"] = relationship(cascade="all, delete-orphan", passive_deletes=True, order_by="Item.id")
    tags: WriteOnlyMapped["Tag"] = relationship(secondary=link, passive_deletes=True)
    notes: DynamicMapped["Note"] = relationship(order_by="Note.id", back_populates="acc")
class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    acc_id: Mapped[int] = mapped_column(ForeignKey("acc.id", ondelete="cascade"))
    text: Mapped[str]
    def __repr__(self): return f"Item({self.text})"
class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    def __repr__(self): return f"Tag({self.name})"
class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    acc_id: Mapped[int] = mapped_column(ForeignKey("acc.id"), nullable=True)
    text: Mapped[str]
    acc: Mapped[Acc] = relationship(back_populates="notes")
    def __repr__(self): return f"Note({self.text})"
e = create_engine("sqlite://")
Base.metadata.create_all(e)
s = Session(e)
a = Acc(name="a", items=[Item(text="i1"), Item(text="i2")])
a.tags.add(Tag(name="t1"))
a.notes.append(Note(text="n1"))
print(a.notes.all(), list(a.notes), a.notes.count())
s.add(a)
s.commit()
print(a.items.select())
print(a.tags.select())
print(s.scalars(a.items.select()).all(), s.scalars(a.tags.select().order_by(Tag.name)).all())
try: list(a.items)
except Exception as x: print(type(x).__name__, x)
try: a.items = []
except Exception as x: print(type(x).__name__, x)
a.items.add_all([Item(text="i3")])
i = s.scalars(a.items.select()).first()
a.items.remove(i)
s.commit()
print(s.scalars(a.items.select()).all())
s.execute(a.items.insert(), [{"text": "b1"}, {"text": "b2"}])
s.execute(a.items.update().values(text=Item.text + "!"))
s.execute(a.items.delete().where(Item.text == "b2!"))
print(s.scalars(a.items.select()).all())
try: a.tags.insert()
except Exception as x: print(type(x).__name__, x)
n = a.notes
print(str(n), n.count(), n[0], n.filter(Note.text == "n1").all(), n.filter_by(text="zz").first())
n.append(Note(text="n2")); n.extend([Note(text="n3")])
print(n.all(), n.limit(1).all())
n.remove(n[0])
s.commit()
print(a.notes.all(), s.query(Note).all())
nn = Note(text="n4", acc=a)
s.add(nn)
print(a.notes.all())
for note in a.notes: print(note, note.acc is a)
print(repr(a.items)[:60].split(" object")[0], type(a.notes).__name__)
s.delete(a); s.commit()
print(s.query(Note).count(), s.query(Item).count())
