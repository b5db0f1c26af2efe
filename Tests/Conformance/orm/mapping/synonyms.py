"""synonym(): reading, setting, querying, and with a descriptor of its own."""
from sqlalchemy import String, inspect, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, synonym, synonym_for

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


class Job(Base):
    __tablename__ = "job"
    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(50))
    job_status = synonym("status")
    _raw: Mapped[str] = mapped_column("raw", String(50), default="")

    @property
    def shown(self):
        return "*" + self._raw

    @shown.setter
    def shown(self, value):
        self._raw = value.strip("*")

    raw = synonym("_raw", descriptor=shown)

    @synonym_for("status")
    @property
    def status_text(self):
        return f"status is {self.status}"


engine = connected(Base)
with Session(engine) as session:
    job = Job(job_status="open", raw="***x")
    print(job.status, job.job_status, job.raw, job._raw)
    session.add(job)
    session.commit()
    print(session.scalars(select(Job.id).where(Job.job_status == "open")).all())
    print(session.scalars(select(Job.id).where(Job.raw == "x").order_by(Job.job_status)).all())
    print(session.scalars(select(Job).filter_by(status_text="open")).one().status_text)
    session.execute(update(Job).where(Job.job_status == "open").values(job_status="done"))
    print(job.job_status, job.raw)
    job.job_status = "late"
    session.commit()
    print(job.status)
print(inspect(Job).synonyms.keys(), inspect(Job).attrs.job_status.key)
print(Job.job_status.property, str(Job.job_status))


def missing():
    class Bad(Base):
        __tablename__ = "bad"
        id: Mapped[int] = mapped_column(primary_key=True)
        other = synonym("nothing")

    Bad().other


refused(missing)
