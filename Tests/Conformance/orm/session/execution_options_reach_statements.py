"""Options of executions, of the session and of listeners reach every statement, those of eager loads and flushes too."""
from sqlalchemy import ForeignKey, bindparam, create_engine, event, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, immediateload, joinedload, mapped_column, relationship, selectinload, subqueryload


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "author"
    __table_args__ = {"schema": "tenant"}
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(order_by="Book.id")


class Book(Base):
    __tablename__ = "book"
    __table_args__ = {"schema": "tenant"}
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("tenant.author.id"))
    title: Mapped[str]


engine = create_engine("sqlite://")
shown = ("schema_translate_map", "request", "added", "populate_existing")


@event.listens_for(engine, "before_cursor_execute")
def tell(connection, cursor, statement, parameters, context, many):
    if statement.lstrip().startswith(("CREATE", "PRAGMA")):
        return
    options = {name: value for name, value in context.execution_options.items() if name in shown}
    print(" ".join(statement.split()), parameters, options)


translated = engine.execution_options(schema_translate_map={"tenant": None})
Base.metadata.create_all(translated)

print("-- the engine's")
with Session(translated) as session:
    session.add(Author(id=1, name="ann", books=[Book(title="a"), Book(title="b")]))
    session.commit()
    author = session.scalars(select(Author)).one()
    author.name = "anna"
    session.delete(author.books[0])
    session.commit()

for option in (selectinload, subqueryload, immediateload, joinedload):
    print("--", option.__name__)
    with Session(engine) as session:
        statement = select(Author).options(option(Author.books))
        found = session.scalars(statement, execution_options={"schema_translate_map": {"tenant": None}, "request": 7}).unique().one()
        print([book.title for book in found.books])

print("-- the session's")
with Session(engine, execution_options={"schema_translate_map": {"tenant": None}}) as session:
    print(session.scalars(select(Author.name)).all())
    print(session.scalars(update(Author).values(name="zoe").returning(Author)).one().name)
    session.execute(insert(Author), [{"id": 2, "name": "bob"}, {"id": 3, "name": "cid"}])
    print(session.query(Author).count(), session.get(Author, 2).name)
    session.add(Book(author_id=2, title="c"))
    session.flush()
    session.expire_all()
    print(session.get(Author, 3).name, [book.title for book in session.get(Author, 2).books])
    session.commit()

print("-- a listener's")
with Session(translated) as session:

    @event.listens_for(session, "do_orm_execute")
    def add(state):
        state.update_execution_options(added=True)

    print(session.scalars(select(Author.name).order_by(Author.id), execution_options={"populate_existing": True}).all())

print("-- parameters that a listener gives")
with Session(translated) as session:

    @event.listens_for(session, "do_orm_execute")
    def give(state):
        if state.is_insert:
            return state.invoke_statement(params=[{"name": name} for name in ("dan", "eve")])

    session.execute(insert(Author), [{"id": 4, "name": "x"}, {"id": 5, "name": "y"}])
    try:
        session.execute(insert(Author), [{"id": 6, "name": "x"}])
    except Exception as error:
        print(type(error).__name__, error)
