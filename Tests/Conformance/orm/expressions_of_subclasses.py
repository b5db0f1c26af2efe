# A single-table class's column_property() brings its criterion along wherever it stands; a hybrid's name labels no column of a value.
from sqlalchemy import ForeignKey, case, create_engine, event, exists, func, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, column_property, composite, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Size:
    def __init__(self, width, height):
        self.width, self.height = width, height

    def __composite_values__(self):
        return self.width, self.height

    def __eq__(self, other):
        return (self.width, self.height) == (other.width, other.height)

    def __repr__(self):
        return f"{self.width}x{self.height}"


class Picture(Base):
    __tablename__ = "picture"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    width: Mapped[int] = mapped_column()
    height: Mapped[int] = mapped_column()
    area = column_property(width * height)
    size: Mapped[Size] = composite("width", "height")
    marks: Mapped[list["Mark"]] = relationship(back_populates="picture")
    scores = association_proxy("marks", "score")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "picture"}

    @hybrid_property
    def half(self):
        return self.width / 2

    @half.inplace.expression
    @classmethod
    def _half(cls):
        return cls.width / 2


class Sketch(Picture):
    __mapper_args__ = {"polymorphic_identity": "sketch"}


class Mark(Base):
    __tablename__ = "mark"
    id: Mapped[int] = mapped_column(primary_key=True)
    picture_id: Mapped[int] = mapped_column(ForeignKey("picture.id"))
    score: Mapped[int]
    picture: Mapped[Picture] = relationship(back_populates="marks")


Picture.mark_count = column_property(select(func.count(Mark.id)).where(Mark.picture_id == Picture.id).correlate_except(Mark).scalar_subquery(), deferred=True)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Picture(width=9, height=9, marks=[Mark(score=3), Mark(score=24)]), Sketch(width=4, height=6, marks=[Mark(score=1)])])
session.commit()


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


def run(statement):
    print("  ", session.execute(statement).all())


other = aliased(Sketch, name="other")
for entity in (Picture, Sketch, other):
    print(entity)
    run(select(func.max(entity.area)))
    run(select(func.sum(entity.mark_count)))
    run(select(case((entity.area > 30, "large"), else_="small")))
    run(select(case((entity.mark_count > 1, "many"), else_="few")))
    run(select(Mark.id).where(exists().where(entity.area == Mark.score)))
    run(select(entity.area.label("a"), func.count()).group_by(entity.area).order_by("a"))
    run(select(entity.id, entity.area).order_by(entity.area))
    run(select(Mark.id).where(Mark.score.in_(select(entity.half))))
    run(select(Mark.id).where(Mark.score < select(entity.half).order_by(entity.id).limit(1).scalar_subquery()))
    run(select(entity.size).order_by(entity.id))
    run(select(func.row_number().over(partition_by=entity.size, order_by=entity.size)))
    print("  ", session.query(func.min(entity.area), func.max(entity.half)).all())

print(select(other.id).where(other.scores == 3))
try:
    Picture.scores.label("s")
except AttributeError as error:
    print("no label")
