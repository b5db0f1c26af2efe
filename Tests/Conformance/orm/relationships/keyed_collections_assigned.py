# Dicts of related objects: the key function names the members, however they are given.
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import attribute_keyed_dict, declarative_base, relationship

Base = declarative_base()


class Page(Base):
    __tablename__ = "page"
    id = Column(Integer, primary_key=True)
    notes = relationship("Note", collection_class=attribute_keyed_dict("name"))


class Note(Base):
    __tablename__ = "note"
    id = Column(Integer, primary_key=True)
    page_id = Column(ForeignKey("page.id"))
    name = Column(String)


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


page = Page()
page.notes = {"wrong": Note(name="right")}
print(list(page.notes))
page.notes = {"x": Note(name="x"), "z": Note(name="y")}
print(list(page.notes), list(Page(notes={"w": Note(name="v")}).notes))
page.notes["n"] = Note(name="m")
print(list(page.notes))
page.notes.update({"a": Note(name="a")}, b=Note(name="b"))
page.notes.update([("c", Note(name="c"))])
page.notes.update()
print(sorted(page.notes))
attempt(lambda: page.notes.update(x=1))
attempt(lambda: page.notes.setdefault("d", Note(name="d")).name)
attempt(lambda: sorted(page.notes.__ior__({"f": Note(name="f")})))
attempt(lambda: page.notes.pop("zz"))
attempt(lambda: page.notes.pop("zz", 3))
