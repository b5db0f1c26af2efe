"""association_proxy over an association object, as a list, a set and a dictionary."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    links: Mapped[list["Link"]] = relationship(back_populates="user", cascade="all, delete-orphan")
    words: AssociationProxy[list["Word"]] = association_proxy("links", "word", creator=lambda word: Link(word=word))
    notes: Mapped[dict[str, "Note"]] = relationship(collection_class=attribute_keyed_dict("key"), cascade="all, delete-orphan")
    texts = association_proxy("notes", "text", creator=lambda key, text: Note(key=key, text=text))


class Link(Base):
    __tablename__ = "link"
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    word_id: Mapped[int] = mapped_column(ForeignKey("word.id"), primary_key=True)
    user: Mapped[User] = relationship(back_populates="links")
    word: Mapped["Word"] = relationship()


class Word(Base):
    __tablename__ = "word"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]

    def __repr__(self):
        return f"Word({self.text})"


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    key: Mapped[str]
    text: Mapped[str]


engine = connected(Base)
with Session(engine) as session:
    ann = User(name="Ann", words=[Word(text="a"), Word(text="b")])
    ann.texts["home"] = "street"
    ann.texts.update(work="office")
    print(ann.words, ann.texts)
    session.add(ann)
    session.commit()
    ann.words.append(Word(text="c"))
    ann.words.remove(ann.words[0])
    del ann.texts["home"]
    ann.texts["work"] = "factory"
    session.commit()
    print(ann.words, len(ann.words), ann.texts, ann.texts == {"work": "factory"})
    print(session.scalars(select(User.name).where(User.words.any(Word.text == "c"))).all())
    print(session.scalars(select(User.name).where(User.texts.contains("factory"))).all())
    ann.words = []
    session.commit()
    print(session.scalars(select(Link)).all())
    refused(lambda: ann.texts["nothing"])
    print(User.words.target_class.__name__, User.words.remote_attr, User.words.scalar)
