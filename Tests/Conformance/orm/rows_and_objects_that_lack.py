"""Classes whose rows are missing or say something else, columns of subclasses loaded along with others, collections whose object is gone."""
import warnings

from sqlalchemy import ForeignKey, create_engine, event, select, text, update
from sqlalchemy.ext.declarative import ConcreteBase
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship, selectin_polymorphic, with_polymorphic
from sqlalchemy import inspect


class Base(DeclarativeBase):
    pass


class Staff(Base):
    __tablename__ = "staff"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    notes: Mapped[list["Note"]] = relationship()
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "staff"}

    @hybrid_property
    def five(self):
        return 5


class Boss(Staff):
    __tablename__ = "boss"
    id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    level: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "boss"}


class Chief(Boss):
    __tablename__ = "chief"
    id: Mapped[int] = mapped_column(ForeignKey("boss.id"), primary_key=True)
    yacht: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "chief"}


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    marks: Mapped[list["Mark"]] = relationship()


class Mark(Base):
    __tablename__ = "mark"
    id: Mapped[int] = mapped_column(primary_key=True)
    note_id: Mapped[int | None] = mapped_column(ForeignKey("note.id"))


class Shape(ConcreteBase, Base):
    __tablename__ = "shape"
    id: Mapped[int] = mapped_column(primary_key=True)
    __mapper_args__ = {"polymorphic_identity": "shape", "concrete": True}


class Round(Shape):
    __tablename__ = "round"
    id: Mapped[int] = mapped_column(primary_key=True)
    __mapper_args__ = {"polymorphic_identity": "round", "concrete": True}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).split(" object at")[0].split("AnnotatedSubquery")[0])


session.add_all([Staff(), Boss(level=1), Chief(level=2, yacht="y")])
session.commit()
print([table.name for table in inspect(Chief).tables], [table.name for table in inspect(Boss).tables])
session.execute(text("INSERT INTO staff (kind) VALUES ('boss')"))
lost = session.scalars(select(Staff).where(Staff.id == 4)).one()
attempt(lambda: lost.level)
session.rollback()
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    session.get(Staff, 1).kind = "boss"
    session.flush()
print([str(warning.message).split("with", 1)[1] for warning in told])
session.rollback()
session.expunge_all()
for objects in session.scalars(select(Staff).options(selectin_polymorphic(Staff, [Chief]))):
    print(type(objects).__name__, sorted(inspect(objects).unloaded))
attempt(lambda: update(Shape))
attempt(lambda: select(Staff.five))
attempt(lambda: aliased(Staff()))
attempt(lambda: with_polymorphic(Staff, "all"))
attempt(lambda: Note().marks.pop())
attempt(lambda: Note().marks.append(Mark()))


@event.listens_for(session, "do_orm_execute")
def ask(state):
    attempt(lambda: (state.is_orm_statement, state.lazy_loaded_from))


session.execute(update(Staff).values(kind="staff").where(Staff.id == 9))
session.execute(select(Staff.id).union(select(Note.id))).all()
session.close()
