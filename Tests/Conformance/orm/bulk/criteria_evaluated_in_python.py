"""synchronize_session="evaluate": which criteria and values Python evaluates, and how the others are refused."""
from sqlalchemy import String, and_, case, cast, create_engine, exists, extract, false, func, literal, not_, null, or_, select, text, true, tuple_, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from _statements import refused


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]
    size: Mapped[int]
    price: Mapped[float | None]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
note = Note(word="a", size=5)
session.add(note)
session.flush()
criteria = [
    Note.word.regexp_match("x"), Note.word.op("@@")("x"), Note.word.op("~", python_impl=lambda a, b: a == b)("a"), Note.word.match("x"), Note.word.like("a"), ~Note.word.ilike("a"), Note.word.contains("a"), Note.word.startswith("a"),
    Note.size // 2 == 2, Note.size / 2 == 2.5, Note.size % 2 == 1, -Note.size == -5, Note.size.bitwise_and(4) == 4, Note.size + Note.size == 10, Note.word + "b" == "ab", Note.size.concat("x") == "5x",
    case((Note.size == 5, True), else_=False), cast(Note.size, String) == "5", func.coalesce(Note.price, 0) == 0, func.lower(Note.word) == "a", extract("year", Note.size) == 3, exists().where(Note.size == 5), Note.size.in_(select(Note.size)),
    tuple_(Note.size, Note.word) == (5, "a"), tuple_(Note.size, Note.word).in_([(5, "a"), (6, "b")]), Note.size.in_([1, 5]), Note.size.not_in([5]), Note.size.between(1, 9), Note.price.is_(None), Note.price > 1, not_(Note.size == 3),
    text("1 = 1"), true(), false(), literal(1) == 1, and_(Note.size == 5, or_(Note.word == "b", Note.size > 1)), Note.size.desc(), Note.price.is_distinct_from(3),
]
for criterion in criteria:
    statement = update(Note).where(criterion).values(word="a")

    def execute():
        """What the statement raises, but not what the database makes of it."""
        try:
            session.execute(statement, execution_options={"synchronize_session": "evaluate"})
        except Exception as error:
            if "sqlite3" not in str(error):
                raise
        return "evaluated"

    refused(execute)
for value in [Note.word + "z", func.lower(Note.word), literal("w"), null(), cast(Note.size, String), case((Note.size == 5, "q"), else_="r")]:
    note = Note(word="a", size=5)
    session.add(note)
    session.flush()
    try:
        session.execute(update(Note).where(Note.size == 5).values(word=value), execution_options={"synchronize_session": "evaluate"})
        print("word" in note.__dict__, note.word)
    except Exception as error:
        print(type(error).__name__)
    session.rollback()
