"""UserDefinedOption: options that only listeners of do_orm_execute read, handed on to later loads where they say so."""
from sqlalchemy import ForeignKey, create_engine, event, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, UserDefinedOption, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship()


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))


class Reason(UserDefinedOption):
    pass


class Tenant(UserDefinedOption):
    propagate_to_loaders = True


def listening():
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Shelf(id=1, name="a", books=[Book(), Book()]))
        session.commit()
    session = Session(engine)

    @event.listens_for(session, "do_orm_execute")
    def tell(state):
        kind = "relationship" if state.is_relationship_load else "column" if state.is_column_load else "statement"
        print("   ", kind, [(type(option).__name__, option.payload) for option in state.user_defined_options])

    return session


for options in ([Reason("report")], [Tenant(7)], [Tenant(7), Reason("report"), selectinload(Shelf.books)]):
    print([type(option).__name__ for option in options])
    with listening() as session:
        shelf = session.scalars(select(Shelf).options(*options)).one()
        print(len(shelf.books))
        session.expire(shelf)
        print(shelf.name)
        print(session.query(Shelf).options(*options).filter_by(id=1).one() is shelf)
        session.execute(update(Shelf).values(name="b").options(*options[:1]))
print(Reason().payload, Reason.propagate_to_loaders, isinstance(Tenant(1), UserDefinedOption))
