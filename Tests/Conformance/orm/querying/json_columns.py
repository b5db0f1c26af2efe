"""JSON columns: stored, read, compared by path, changed."""
from sqlalchemy import JSON, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.orm.attributes import flag_modified

from _statements import connected


class Base(DeclarativeBase):
    pass


class Doc(Base):
    __tablename__ = "doc"
    id: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[dict] = mapped_column(JSON)
    extra: Mapped[list | None] = mapped_column(JSON(none_as_null=True))


engine = connected(Base)
with Session(engine) as session:
    session.add_all([Doc(data={"name": "a", "size": 3, "tags": ["x", "y"], "deep": {"on": True}}), Doc(data={"name": "b", "size": 1.5, "tags": [], "deep": {"on": False}}, extra=[1, {"k": None}]), Doc(data={}, extra=None)])
    session.commit()
    for doc in session.scalars(select(Doc).order_by(Doc.id)):
        print(doc.data, doc.extra)
    for criterion in (Doc.data["name"].as_string() == "a", Doc.data["size"].as_integer() > 2, Doc.data["size"].as_float() < 2, Doc.data["deep"]["on"].as_boolean(), Doc.data[("deep", "on")].as_boolean() == False,
                      Doc.data["tags"][0].as_string() == "x", Doc.extra.is_(None), func.json_array_length(Doc.data, "$.tags") == 2):
        print(session.scalars(select(Doc.id).where(criterion)).all())
    print(session.execute(select(Doc.data["name"], Doc.data["tags"], Doc.data["nothing"])).all())
    doc = session.get(Doc, 1)
    doc.data["size"] = 4
    session.commit()
    print(doc.data["size"])
    doc.data["size"] = 5
    flag_modified(doc, "data")
    session.commit()
    print(doc.data["size"])
    doc.data = {**doc.data, "name": "z"}
    session.commit()
    print(doc.data)
