"""How a Query labels its columns where it is told, EXISTS of EXISTS, and names of hybrids and composites among what is selected."""
import dataclasses

from sqlalchemy import ForeignKey, create_engine, exists, func, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Bundle, DeclarativeBase, Mapped, Session, aliased, composite, joinedload, mapped_column, relationship
from sqlalchemy.orm.properties import CompositeProperty
from sqlalchemy.sql.selectable import LABEL_STYLE_DISAMBIGUATE_ONLY, LABEL_STYLE_NONE, LABEL_STYLE_TABLENAME_PLUS_COL

from _statements import refused, shown


class Base(DeclarativeBase):
    pass


@dataclasses.dataclass
class Size:
    width: int | None
    height: int | None


class ByArea(CompositeProperty.Comparator):
    """Sizes that are larger in both directions."""

    def __gt__(self, other):
        width, height = self.__clause_element__().clauses
        return (width > other.width) & (height > other.height)


class Frame(Base):
    __tablename__ = "frame"
    id: Mapped[int] = mapped_column(primary_key=True)
    maker: Mapped[str]
    width: Mapped[int | None]
    height: Mapped[int | None]
    size: Mapped[Size] = composite("width", "height", comparator_factory=ByArea)
    prints: Mapped[list["Print"]] = relationship(back_populates="frame", order_by="Print.id")

    @hybrid_property
    def title(self):
        return self.maker + "!"

    @hybrid_property
    def count(self):
        return len(self.prints)

    @count.inplace.expression
    @classmethod
    def _count(cls):
        return select(func.count(Print.id)).where(Print.frame_id == cls.id).correlate_except(Print).scalar_subquery().label("count")


class Print(Base):
    __tablename__ = "print"
    id: Mapped[int] = mapped_column(primary_key=True)
    frame_id: Mapped[int | None] = mapped_column(ForeignKey("frame.id"))
    frame: Mapped["Frame | None"] = relationship(back_populates="prints")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Frame(id=1, maker="Oak", size=Size(3, 4), prints=[Print(), Print()]), Frame(id=2, maker="Elm", size=Size(5, None))])
    session.commit()
shown(engine)
other = aliased(Frame)

with Session(engine) as session:
    pairs = session.query(Frame, Print).join(Frame.prints).order_by(Print.id)
    for style in (LABEL_STYLE_NONE, LABEL_STYLE_DISAMBIGUATE_ONLY, LABEL_STYLE_TABLENAME_PLUS_COL):
        print(style)
        print([(frame.id, picture.id) for frame, picture in pairs.set_label_style(style)])
        print(len(pairs.options(joinedload(Frame.prints)).set_label_style(style).limit(1).all()), pairs.set_label_style(style).subquery().c.keys())
        print([row._mapping for row in session.query(Frame.id, Print.id).join(Frame.prints).set_label_style(style)])

    print("exists")
    inner = session.query(Print).filter(Print.frame_id == Frame.id)
    print(session.query(session.query(Frame).filter(Frame.id == 1).exists()).scalar())
    print(session.query(session.query(session.query(Frame).filter(Frame.id == 1).exists()).exists()).scalar())
    print(session.query(session.query(exists().where(Frame.id == 1)).exists()).scalar())
    print(session.query(Frame.id).filter(session.query(inner.exists()).exists()).all())

    print("names")
    for query in (session.query(Frame.size), session.query(other.size, Frame.id), session.query(Frame.size.label("extent"))):
        print([(told["name"], told["type"], told["aliased"], told["entity"] is Frame) for told in query.column_descriptions])
    print(session.query(Frame.id).order_by(Frame.size.desc(), Frame.id).all(), session.query(Frame.id).filter(Frame.size > Size(2, 2)).all())
    refused(lambda: session.query(Frame.id).filter(Frame.size.in_([Size(3, 4)])).all())
    for entity in (Frame, other):
        bundled = select(entity.id, Bundle("shown", entity.title, entity.count, entity.size)).subquery()
        print(bundled.c.keys(), session.execute(select(bundled).order_by(bundled.c.id)).all())
    print(session.execute(select(other.title.label("said")).order_by(other.title.label("said"))).all())
    print(session.execute(select(other.count, func.count()).group_by(other.count).order_by(other.count.desc())).all())
