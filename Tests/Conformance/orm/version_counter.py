"""version_id_col: a row that somebody else changed is not overwritten."""
from sqlalchemy import Column, Integer, String, create_engine, event, text
from sqlalchemy.orm import Session, declarative_base
from sqlalchemy.orm.exc import StaleDataError

Base = declarative_base()


class Page(Base):
    __tablename__ = "page"
    id = Column(Integer, primary_key=True)
    version = Column(Integer, nullable=False)
    body = Column(String)
    __mapper_args__ = {"version_id_col": version}


class Doc(Base):
    __tablename__ = "doc"
    id = Column(Integer, primary_key=True)
    rev = Column(String(10), nullable=False)
    body = Column(String)
    __mapper_args__ = {"version_id_col": rev, "version_id_generator": lambda old: "r1" if old is None else f"r{int(old[1:]) + 1}"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    if not statement.startswith("SELECT"):
        print("   ", " ".join(statement.split()), parameters)


with Session(engine) as session:
    pages = [Page(body="one"), Page(body="two")]
    session.add_all(pages)
    session.commit()
    print([p.version for p in pages])
    for page in pages:
        page.body += "!"
    session.commit()
    print([p.version for p in pages])
    pages[0].body = pages[0].body
    session.commit()
    print(pages[0].version)

    print("somebody else was there")
    first = pages[0]
    first.body
    session.execute(text("UPDATE page SET version = 9 WHERE id = 1"))
    first.body = "mine"
    try:
        session.commit()
    except StaleDataError as error:
        print(error)
    session.rollback()
    print(first.version, first.body)

    second = session.get(Page, 2)
    session.execute(text("UPDATE page SET version = 9 WHERE id = 2"))
    session.delete(second)
    try:
        session.flush()
    except StaleDataError as error:
        print(error)
    session.rollback()

    doc = Doc(body="x")
    session.add(doc)
    session.commit()
    doc.body = "y"
    session.commit()
    print(doc.rev)
    session.delete(doc)
    session.commit()
    print(session.query(Doc).count(), session.query(Page).count())

    try:
        session.merge(Page(id=1, version=1, body="old"))
    except StaleDataError as error:
        print(str(error)[:32], str(error)[-80:])
