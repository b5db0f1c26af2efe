"""ordering_list: positions kept by insert, remove, pop, slices and reorder()."""
from sqlalchemy import ForeignKey, select
from sqlalchemy.ext.orderinglist import count_from_1, ordering_list
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from _statements import connected


class Base(DeclarativeBase):
    pass


class Slide(Base):
    __tablename__ = "slide"
    id: Mapped[int] = mapped_column(primary_key=True)
    bullets: Mapped[list["Bullet"]] = relationship(order_by="Bullet.position", collection_class=ordering_list("position"), cascade="all, delete-orphan")
    steps: Mapped[list["Step"]] = relationship(order_by="Step.number", collection_class=ordering_list("number", count_from=10, reorder_on_append=True))


class Bullet(Base):
    __tablename__ = "bullet"
    id: Mapped[int] = mapped_column(primary_key=True)
    slide_id: Mapped[int] = mapped_column(ForeignKey("slide.id"))
    position: Mapped[int]
    text: Mapped[str]

    def __repr__(self):
        return f"{self.position}:{self.text}"


class Step(Base):
    __tablename__ = "step"
    id: Mapped[int] = mapped_column(primary_key=True)
    slide_id: Mapped[int] = mapped_column(ForeignKey("slide.id"))
    number: Mapped[int]
    text: Mapped[str]

    def __repr__(self):
        return f"{self.number}:{self.text}"


engine = connected(Base)
with Session(engine) as session:
    slide = Slide(bullets=[Bullet(text=t) for t in "abc"], steps=[Step(text="x"), Step(text="y")])
    print(slide.bullets, slide.steps)
    session.add(slide)
    session.commit()
    slide.bullets.insert(1, Bullet(text="new"))
    print(slide.bullets)
    session.commit()
    slide.bullets.pop(0)
    session.flush()
    print(slide.bullets)
    slide.bullets.remove(slide.bullets[-1])
    slide.bullets.append(Bullet(text="last"))
    print(slide.bullets)
    slide.bullets.sort(key=lambda bullet: bullet.text)
    print(slide.bullets)
    slide.bullets.reorder()
    print(slide.bullets)
    session.commit()
    slide.bullets[0:2] = [Bullet(text="slice")]
    print(slide.bullets)
    slide.steps.insert(0, Step(text="first"))
    print(slide.steps, type(slide.steps).__name__)
    session.commit()
    print(session.scalars(select(Bullet).order_by(Bullet.position)).all())
