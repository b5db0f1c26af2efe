"""synchronize_session="fetch" where RETURNING cannot tell which rows are concerned: their keys are selected first."""
from sqlalchemy import create_engine, delete, event, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Plain(Base):
    __tablename__ = "plain"
    __table_args__ = {"implicit_returning": False}
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Usual(Base):
    __tablename__ = "usual"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
plain = [Plain(name=name) for name in "abc"]
usual = [Usual(name=name) for name in "abc"]
session.add_all(plain + usual)
session.commit()


@event.listens_for(engine, "before_cursor_execute")
def log(connection, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)


FETCH = {"synchronize_session": "fetch"}
print(plain[0].name, usual[0].name)

print("delete")
print(session.query(Plain).filter(Plain.name == "a").delete(synchronize_session="fetch"))
print(plain[0] in session, plain[1] in session)
print(session.execute(delete(Usual).where(Usual.name == "a"), execution_options=FETCH).rowcount)
print(usual[0] in session, usual[1] in session)

print("update")
print(session.execute(update(Plain).where(Plain.id == 2).values(name="second"), execution_options=FETCH).rowcount)
print(plain[1].name)
print(session.query(Usual).filter(Usual.id == 2).update({"name": "second"}, synchronize_session="fetch"))
print(usual[1].name)

print("several tables")
print(session.execute(delete(Usual).where(Usual.name == "c"), execution_options={**FETCH, "is_delete_using": True}).rowcount)
print(usual[2] in session)
print(session.execute(delete(Plain).where(Plain.name == "nobody"), execution_options=FETCH).rowcount)

session.rollback()
print([row.name for row in session.query(Plain).order_by(Plain.id)])
