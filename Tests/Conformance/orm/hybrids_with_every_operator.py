"""A library of words: comparators of hybrid properties, of columns and of types that answer for every operator, with all that it is given."""
from sqlalchemy import String, TypeDecorator, create_engine, func, select
from sqlalchemy.ext.hybrid import Comparator, hybrid_property
from sqlalchemy.orm import ColumnProperty, DeclarativeBase, Mapped, Session, aliased, column_property, mapped_column

told = []


def note(operator, others, keywords):
    told.append((operator.__name__ if hasattr(operator, "__name__") else type(operator).__name__, len(others), sorted((key, value) for key, value in keywords.items())))


class Lowered(Comparator):
    def operate(self, op, *other, **kwargs):
        note(op, other, kwargs)
        return op(func.lower(self.__clause_element__()), *other, **kwargs)

    def reverse_operate(self, op, other, **kwargs):
        told.append(("reversed", op.__name__))
        return op(other, func.lower(self.__clause_element__()))


class Exactly(Comparator):
    def __eq__(self, other):
        return func.trim(self.__clause_element__()) == other


class LoweredColumn(ColumnProperty.Comparator):
    def operate(self, op, *other, **kwargs):
        note(op, other, kwargs)
        return op(func.lower(self.__clause_element__()), *other, **kwargs)


class Code(TypeDecorator):
    impl = String
    cache_ok = True

    class comparator_factory(String.Comparator):
        def __add__(self, other):
            return func.joined(self.expr, other)


class Base(DeclarativeBase):
    pass


class Word(Base):
    __tablename__ = "words"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    code: Mapped[str] = mapped_column(Code)
    spoken = column_property(mapped_column("spoken", String), comparator_factory=LoweredColumn)

    @hybrid_property
    def plain(self):
        return self.text.lower()

    @plain.comparator
    def plain(cls):
        return Lowered(cls.text)

    @hybrid_property
    def exact(self):
        return self.text.strip()

    @exact.comparator
    def exact(cls):
        return Exactly(cls.text)


def show(title, make):
    told.clear()
    try:
        print(f"{title}: {make()} {told}")
    except Exception as error:
        print(f"{title}: {type(error).__name__}: {error} {told}")


methods = {
    "like": lambda x: x.like("a%", escape="/"), "not_like": lambda x: x.not_like("a"), "ilike": lambda x: x.ilike("a", escape="!"),
    "startswith": lambda x: x.startswith("5%", autoescape=True), "endswith": lambda x: x.endswith("a", escape="^"), "contains": lambda x: x.contains("_", autoescape=True), "icontains": lambda x: x.icontains("a"),
    "between": lambda x: x.between("a", "c", symmetric=True), "in": lambda x: x.in_(["a"]), "is": lambda x: x.is_(None), "match": lambda x: x.match("a", flags="i"),
    "regexp_match": lambda x: x.regexp_match("a", flags="i"), "regexp_replace": lambda x: x.regexp_replace("a", "b"), "collate": lambda x: x.collate("NOCASE"), "desc": lambda x: x.desc(), "nulls_last": lambda x: x.nulls_last(),
    "concat": lambda x: x.concat("a"), "add": lambda x: x + "a", "radd": lambda x: "a" + x, "distinct": lambda x: x.distinct(), "op": lambda x: x.op("@@")("a"), "bool_op": lambda x: x.bool_op("@@")("a"),
}
for title, entity in [("Word", Word), ("alias", aliased(Word))]:
    for name, method in methods.items():
        show(f"{title}.plain {name}", lambda: method(entity.plain))
for name, method in methods.items():
    if name != "radd":
        show(f"spoken {name}", lambda: method(Word.spoken))
for name, method in methods.items():
    if name not in ("op", "bool_op"):
        show(f"code {name}", lambda: method(Word.code))
show("index", lambda: Word.plain[1])
show("membership", lambda: "a" in Word.plain)
show("xor", lambda: Word.plain ^ 1)
show("plus", lambda: +Word.plain)
show("type", lambda: Word.plain.type)
show("only ==", lambda: Word.exact == "a")
show("label", lambda: Word.exact.label("x"))
show("xor of a type", lambda: Word.code ^ 1)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Word(text="Five_5", code="a%b", spoken="FIVE"), Word(text="Fivex5", code="axb", spoken="five")])
    session.commit()
    print(session.scalars(select(Word.text).where(Word.plain.contains("_", autoescape=True))).all())
    print(session.scalars(select(Word.text).where(Word.code.startswith("a%", autoescape=True))).all())
    print(session.scalars(select(Word.text).where(Word.code.like("a/%b", escape="/"))).all())
    print(session.scalars(select(Word.text).where(Word.spoken == "five").order_by(Word.plain.desc())).all())
