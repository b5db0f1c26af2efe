# A comparator's operate() gets the other attribute itself, and the operator functions by their names.
from sqlalchemy import String, create_engine, func, select
from sqlalchemy.ext.hybrid import Comparator, hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column


class Base(DeclarativeBase):
    pass


class CaseInsensitive(Comparator):
    def __init__(self, word):
        self.word = word.word if isinstance(word, CaseInsensitive) else word.lower() if isinstance(word, str) else func.lower(word)

    def operate(self, op, other, **kwargs):
        print("  ", op.__name__, "beside a comparator" if isinstance(other, CaseInsensitive) else f"beside {type(other).__name__}")
        if not isinstance(other, CaseInsensitive):
            other = CaseInsensitive(other)
        return op(self.word, other.word, **kwargs)

    def __clause_element__(self):
        return self.word


class Word(Base):
    __tablename__ = "words"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(String(20))

    @hybrid_property
    def folded(self):
        return CaseInsensitive(self.text)

    @hybrid_property
    def plain(self):
        return self.text


first, second = aliased(Word), aliased(Word)
for expression in (
    lambda: Word.folded == "Tea",
    lambda: Word.folded != Word.folded,
    lambda: Word.folded == Word.text,
    lambda: Word.folded < Word.plain,
    lambda: first.folded > second.folded,
    lambda: Word.folded.like("T%"),
    lambda: Word.folded.startswith("T"),
    lambda: Word.plain == Word.folded,
    lambda: Word.plain + Word.plain,
):
    print(expression())

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Word(text=text) for text in ("Tea", "tea", "Milk")])
    session.flush()
    print(session.scalars(select(Word.text).where(Word.folded == "TEA").order_by(Word.id)).all())
    print(session.execute(select(first.text, second.text).where(first.folded == second.folded, first.id < second.id)).all())
