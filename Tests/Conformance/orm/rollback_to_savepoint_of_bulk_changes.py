# What a bulk UPDATE told objects is forgotten with the savepoint around it.
from typing import Optional

from sqlalchemy import create_engine, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    note: Mapped[Optional[str]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    ann, ben = Account(owner="ann"), Account(owner="ben")
    session.add_all([ann, ben])
    session.commit()
    print(ann.owner, ben.owner)

    for statement, rows, options in [
        (update(Account).where(Account.owner == "ann").values(owner="ANN"), [], {}),
        (update(Account).values(note="all"), [], {"synchronize_session": "fetch"}),
        (update(Account), [{"id": 1, "owner": "first"}, {"id": 2, "owner": "second"}], {}),
    ]:
        with session.begin_nested() as savepoint:
            session.execute(statement, rows or None, execution_options=options)
            print("within", [(a.owner, a.note) for a in (ann, ben)])
            savepoint.rollback()
        print("after", sorted(k for k in ann.__dict__ if k[0] != "_"), [(a.owner, a.note) for a in (ann, ben)])

    savepoint = session.begin_nested()
    session.execute(update(Account).values(note="kept"))
    savepoint.commit()
    print("released", ann.note, session.scalars(select(Account.note)).all())
    session.rollback()
    print("rolled back", ann.note)
