"""Counts of queries to which a listener adds what keeps deleted rows hidden: it is told of the SELECT around the query, too."""
from sqlalchemy import event, func
from sqlalchemy.orm import DeclarativeBase, Mapped, Query, Session, mapped_column, with_loader_criteria

from _statements import connected


class Base(DeclarativeBase):
    pass


class Paper(Base):
    __tablename__ = "paper"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    gone: Mapped[bool] = mapped_column(default=False)


session = Session(connected(Base))
session.add_all([Paper(title=title, gone=title in "bd") for title in "abcde"])
session.commit()


@event.listens_for(Query, "before_compile", retval=True)
def hide(query):
    print("told of", [described["name"] for described in query.column_descriptions])
    return query.enable_assertions(False).filter(Paper.gone.is_(False))


papers = session.query(Paper)
print(papers.count())
print(papers.filter(Paper.title > "a").order_by(Paper.title).limit(2).count())
print(papers.union(papers).count())
print(papers.options(with_loader_criteria(Paper, Paper.id > 1)).count())
print(papers.distinct().count())
print(papers.with_statement_hint("/* counted */", "mysql").count())
print(session.query(Paper.title.label("t"), Paper.gone).group_by(Paper.title, Paper.gone).count())
print(session.query(func.max(Paper.id)).scalar())
