"""The legacy bulk methods: defaults that come back, versions, objects of several classes, rows of joined tables."""
from typing import Optional

from sqlalchemy import ForeignKey, String, create_engine, event, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.orm.exc import StaleDataError

engine = create_engine("sqlite://")


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, executemany):
    if not statement.startswith("\nCREATE") and not statement.startswith("PRAGMA"):
        print("   ", " ".join(statement.split()), parameters, executemany)


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column("full_name", String(30))
    kind: Mapped[str]
    mood: Mapped[str] = mapped_column(server_default="calm")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}


class Engineer(Person):
    __tablename__ = "engineer"
    id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    language: Mapped[Optional[str]]
    __mapper_args__ = {"polymorphic_identity": "engineer"}


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}


Base.metadata.create_all(engine)
with Session(engine) as session:
    print("mappings")
    rows = [{"name": "ann"}, {"name": "bob"}]
    session.bulk_insert_mappings(Person, rows)
    print(rows)
    rows = [{"name": "cas"}, {"name": "dee", "mood": "grim"}]
    session.bulk_insert_mappings(Person, rows, return_defaults=True)
    print(rows)
    rows = [{"name": "eva", "language": "c"}, {"name": "fay", "language": "swift"}]
    session.bulk_insert_mappings(Engineer, rows, return_defaults=True)
    print(rows)
    print("objects")
    people = [Person(name="gil"), Engineer(name="hal", language="ada"), Person(name="ivo")]
    session.bulk_save_objects(people)
    print([(inspect(p).transient, inspect(p).key) for p in people])
    people = [Person(name="kim"), Person(name="lou"), Engineer(name="max", language="b")]
    session.bulk_save_objects(people, return_defaults=True)
    print([(inspect(p).detached, p.id, inspect(p).identity) for p in people])
    people = [Engineer(name="nan"), Person(name="oki"), Engineer(name="pia"), Person(name="quy")]
    session.bulk_save_objects(people, preserve_order=False)
    print("updates")
    found = session.scalars(select(Person).where(Person.name.in_(["ann", "bob"])).order_by(Person.id)).all()
    found[0].name = "anna"
    session.expunge_all()
    session.bulk_save_objects(found)
    session.bulk_save_objects(found, update_changed_only=False)
    session.bulk_update_mappings(Engineer, [{"id": 5, "language": "c++"}, {"id": 6, "language": "rust", "name": "fee"}])
    print("versions")
    pages = [Page(title="one"), Page(title="two")]
    session.bulk_save_objects(pages, return_defaults=True)
    print([(p.id, p.title, p.version) for p in pages])
    session.bulk_insert_mappings(Page, [{"title": "three"}, {"title": "four"}])
    session.bulk_update_mappings(Page, [{"id": 1, "title": "uno", "version": 1}, {"id": 2, "title": "due", "version": 1}])
    print(session.execute(select(Page.id, Page.title, Page.version)).all())
    session.commit()
    for rows in ([{"id": 1, "title": "late", "version": 1}], [{"id": 99, "title": "none", "version": 1}, {"id": 3, "title": "drei", "version": 1}]):
        try:
            session.bulk_update_mappings(Page, rows)
        except StaleDataError as error:
            print(type(error).__name__, error)
            session.rollback()
    try:
        session.bulk_save_objects([object()])
    except Exception as error:
        print(type(error).__name__, error)
