# with_only_columns() that keeps the elements of FROM of the columns there were, and the entities of UNIONs with criteria.
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, with_loader_criteria, with_polymorphic

from _statements import connected


class Base(DeclarativeBase):
    pass


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "page"}


class Draft(Page):
    editor: Mapped[str | None]
    __mapper_args__ = {"polymorphic_identity": "draft"}


class Story(Page):
    __tablename__ = "story"
    id: Mapped[int] = mapped_column(ForeignKey("page.id"), primary_key=True)
    words: Mapped[int | None]
    __mapper_args__ = {"polymorphic_identity": "story"}


def counted(statement):
    return statement.with_only_columns(func.count(), maintain_column_froms=True)


flat = aliased(Story, flat=True)
for statement in (
    select(Draft), select(Draft.editor), select(aliased(Draft)), select(Story), select(Story.words), select(flat.words), select(aliased(Story)),
    select(with_polymorphic(Page, [Story])), select(Page, aliased(Draft)), select(Story).where(Story.words > 3), select(func.max(Story.words)),
):
    print(" ".join(str(counted(statement)).split()))

engine = connected(Base)
with Session(engine) as session:
    session.add_all([Page(title="a"), Draft(title="b"), Story(title="c", words=5), Story(title="d", words=2)])
    session.commit()
    print(session.scalar(counted(select(Story))), session.scalar(counted(select(Draft))))
    print(session.scalars(select(Story).where(Story.words > 3).with_only_columns(Story.title, maintain_column_froms=True)).all())

    option = with_loader_criteria(Page, Page.title != "a")
    pages = session.query(Page).options(option)
    print(sorted(page.title for page in pages.union(session.query(Page).filter(Page.kind == "page"))))
    print(sorted(page.title for page in session.query(Page).union_all(session.query(Page)).options(option)))
    print(pages.update({"title": "z"}))
    session.rollback()
