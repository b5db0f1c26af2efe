# Which of several databases a statement goes to: binds of classes, bases and tables.
from sqlalchemy import ForeignKey, Integer, String, column, create_engine, delete, exists, func, insert, select, table, union_all, update
from sqlalchemy.exc import UnboundExecutionError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Archived(DeclarativeBase):
    pass


class Reader(Base):
    __tablename__ = "reader"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    loans: Mapped[list["Loan"]] = relationship(back_populates="reader")


class Loan(Base):
    __tablename__ = "loan"
    id: Mapped[int] = mapped_column(primary_key=True)
    reader_id: Mapped[int] = mapped_column(ForeignKey("reader.id"))
    reader: Mapped[Reader] = relationship(back_populates="loans")


class OldLoan(Archived):
    __tablename__ = "old_loan"
    id: Mapped[int] = mapped_column(primary_key=True)


names = {}
for name in ("main", "readers", "loans", "archive"):
    names[create_engine("sqlite://")] = name
engines = {name: engine for engine, name in names.items()}
for engine in names:
    Base.metadata.create_all(engine)
    Archived.metadata.create_all(engine)
readers, loans, old = Reader.__table__, Loan.__table__, OldLoan.__table__
log = table("log", column("id", Integer))

statements = {
    "insert": insert(readers).values(name="ann"), "update": update(readers).values(name="bo"), "delete": delete(loans),
    "delete with a second table": delete(loans).where(loans.c.reader_id == select(func.max(readers.c.id)).scalar_subquery()),
    "insert of a class": insert(Reader).values(name="cy"), "update of a class": update(Reader).values(name="di"), "delete of a class": delete(OldLoan),
    "rows of a table": select(loans), "of a column": select(loans.c.id), "of an alias": select(loans.alias()), "of a subquery": select(select(loans).subquery()),
    "of a CTE": select(select(readers).cte("r")), "count": select(func.count()).select_from(loans), "count of a class": select(func.count()).select_from(OldLoan),
    "join": select(readers).join(loans), "join of columns": select(readers.c.id).join(loans), "join of classes": select(Reader).join(Reader.loans),
    "join from": select(loans.c.id).select_from(loans.join(readers)), "union": union_all(select(readers.c.id), select(loans.c.id)),
    "exists": select(exists().where(loans.c.id == 1)), "value": select(select(func.max(loans.c.id)).scalar_subquery()), "in": select(old).where(old.c.id.in_(select(loans.c.id))),
    "insert from": insert(old).from_select(["id"], select(loans.c.id)), "alias of a class": select(aliased(OldLoan)), "nothing": select(1), "log": select(log),
}


def chosen(session):
    for title, statement in statements.items():
        try:
            print(f"{title:28}", names[session.get_bind(clause=statement)])
        except UnboundExecutionError as error:
            print(f"{title:28}", error)


print("== classes, with a default")
with Session(engines["main"], binds={Reader: engines["readers"], Loan: engines["loans"], Archived: engines["archive"]}) as session:
    chosen(session)
    session.bind_table(log, engines["archive"])
    print(names[session.get_bind(clause=select(log))], names[session.get_bind(mapper=Reader, clause=select(loans))], names[session.get_bind(Loan)])
print("== tables, without one")
with Session(binds={readers: engines["readers"], loans: engines["loans"]}) as session:
    chosen(session)
    for what in ({"mapper": OldLoan}, {}, {"mapper": Reader}):
        try:
            print(names[session.get_bind(**what)])
        except UnboundExecutionError as error:
            print(error)

print("== where rows come to lie")
with Session(engines["main"], binds={Reader: engines["readers"], loans: engines["loans"]}) as session:
    session.execute(insert(readers), [{"name": "core"}, {"name": "second"}])
    session.add(Reader(name="orm", loans=[Loan(), Loan()]))
    session.execute(insert(old), [{"id": 1}])
    session.flush()
    session.execute(update(readers).where(readers.c.name == "second").values(name="renamed"))
    session.execute(delete(loans).where(loans.c.id == 2))
    print(session.scalars(select(readers.c.name)).all(), session.scalars(select(Loan.id)).all(), session.scalars(select(OldLoan.id)).all())
    session.commit()
for engine, name in names.items():
    with engine.connect() as connection:
        print(name, [connection.scalar(select(func.count()).select_from(table)) for table in (readers, loans, old)])
