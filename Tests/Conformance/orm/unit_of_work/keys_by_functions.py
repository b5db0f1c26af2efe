# Rows whose key a Python function gives need no RETURNING; options of queries that listeners see.
from sqlalchemy import Column, ForeignKey, Integer, String, event, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


numbers = iter(range(100, 200))


class Ticket(Base):
    __tablename__ = "ticket"
    id = Column(Integer, primary_key=True, default=lambda: next(numbers))
    title = Column(String)
    notes = relationship("Note", back_populates="ticket")


class Note(Base):
    __tablename__ = "note"
    id = Column(Integer, primary_key=True)
    ticket_id = Column(ForeignKey("ticket.id"))
    ticket = relationship(Ticket, back_populates="notes")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def show(connection, cursor, statement, parameters, context, executemany):
    print("   ", " ".join(statement.split()), parameters)





with Session(engine) as session:
    session.add_all([Ticket(title="a"), Ticket(title="b", notes=[Note()])])
    session.commit()
    ticket = session.get(Ticket, 101)
    print(ticket.title, len(ticket.notes))
    session.commit()

    @event.listens_for(session, "do_orm_execute")
    def options(state):
        print(dict(state.statement.get_execution_options()), state.execution_options.get("tenant"))

    session.query(Ticket).execution_options(tenant=1).all()
    session.query(Ticket).execution_options(tenant=4).count()
    session.execute(select(Ticket).execution_options(tenant=2)).all()
    session.execute(select(Ticket), execution_options={"tenant": 3}).all()
