# What do_orm_execute is told of statements whose rows entities are read from.
from sqlalchemy import create_engine, delete, event, insert, select, text, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(Session, "do_orm_execute")
def tell(state):
    kinds = [kind for kind in ("select", "insert", "update", "delete", "from_statement", "orm_statement") if getattr(state, f"is_{kind}")]
    print(" ", kinds, state.bind_mapper)


with Session(engine) as session:
    for statement in [
        insert(Note).values(text="a").returning(Note),
        update(Note).values(text="b").returning(Note),
        select(Note).order_by(Note.id),
        text("SELECT id, text FROM note"),
        delete(Note).returning(Note),
    ]:
        print(type(statement).__name__)
        rows = session.scalars(select(Note).from_statement(statement)).all()
        print("   read", [note.id for note in rows])
    for statement in [select(Note), insert(Note).values(text="c"), text("SELECT 1")]:
        print(type(statement).__name__)
        session.execute(statement)
