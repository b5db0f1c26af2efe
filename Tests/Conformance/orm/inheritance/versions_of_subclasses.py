"""Versions that the program gives, inherited by a subclass; expressions over the tables of a hierarchy; names of parameters that columns have."""
from typing import Optional

from sqlalchemy import Column, ForeignKey, Integer, String, select, update
from sqlalchemy.orm import Session, column_property, declarative_base

from _statements import connected, refused

Base = declarative_base()


class Document(Base):
    __tablename__ = "document"
    id = Column(Integer, primary_key=True)
    kind = Column(String)
    version = Column(Integer, nullable=False)
    title = Column(String)
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "document", "version_id_col": version, "version_id_generator": False}


class Report(Document):
    __tablename__ = "report"
    id = Column(ForeignKey("document.id"), primary_key=True)
    body = Column(String)
    report_id = Column(String)
    loud = column_property(body + "!", deferred=True)
    __mapper_args__ = {"polymorphic_identity": "report"}


Report.line = column_property(Document.title + ": " + Report.body)


engine = connected(Base)
with Session(engine) as session:
    report = Report(version=1, title="t", body="b", report_id="r")
    session.add_all([report, Report(version=1, title="u", body="c")])
    session.commit()
    report.body = "b2"
    session.commit()
    print(report.version)
    report.body, report.version = "b3", 2
    session.commit()
    print(report.version, report.line)
    session.expunge_all()
    print(session.scalars(select(Report)).first().loud)
    session.expunge_all()
    print([(each.title, each.line) for each in session.scalars(select(Document).order_by(Document.id))])

    session.commit()


def mismatched():
    class Letter(Document):
        __tablename__ = "letter"
        id = Column(ForeignKey("document.id"), primary_key=True)
        counter = Column(Integer)
        __mapper_args__ = {"polymorphic_identity": "letter", "version_id_col": counter}


import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    refused(mismatched)
print([str(warning.message) for warning in caught])
