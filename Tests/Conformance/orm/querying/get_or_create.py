"""Find an object or make it: by query, by merge, after a conflict within a savepoint."""
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import connected, state


class Base(DeclarativeBase):
    pass


class Word(Base):
    __tablename__ = "word"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(unique=True)
    uses: Mapped[int] = mapped_column(default=1)


def get_or_create(session, text):
    word = session.scalars(select(Word).filter_by(text=text)).one_or_none()
    if word is None:
        word = Word(text=text)
        session.add(word)
        return word, True
    return word, False


def create_or_get(session, text):
    try:
        with session.begin_nested():
            word = Word(text=text)
            session.add(word)
        return word, True
    except IntegrityError:
        return session.scalars(select(Word).filter_by(text=text)).one(), False


engine = connected(Base)
with Session(engine) as session:
    for function in (get_or_create, create_or_get):
        for text in ("a", "b", "a"):
            word, made = function(session, text + function.__name__)
            print(word.text, made, state(word))
    session.commit()
    for text in "xyx":
        word = session.scalars(select(Word).where(Word.text == text)).first() or session.merge(Word(text=text, uses=0))
        word.uses += 1
    session.commit()
    print(session.execute(select(Word.text, Word.uses).order_by(Word.id)).all())
