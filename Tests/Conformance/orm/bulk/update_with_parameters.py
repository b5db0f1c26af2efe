"""UPDATE of a class whose parameters are given by execute(): in its criteria, in its values, one set or several."""
from sqlalchemy import bindparam, create_engine, event, literal, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    price: Mapped[int]
    stock: Mapped[int] = mapped_column("in_stock")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


@event.listens_for(engine, "before_cursor_execute")
def tell(connection, cursor, statement, parameters, context, many):
    if statement.startswith("UPDATE"):
        print("   ", statement, parameters, many)


def show(session):
    print(session.execute(select(Item.id, Item.price, Item.stock).order_by(Item.id)).all())


with Session(engine) as session:
    session.add_all([Item(id=n, price=n, stock=n) for n in (1, 2, 3)])
    session.commit()
    by_key = update(Item).values(price=bindparam("new")).where(Item.id == bindparam("key"))
    session.execute(by_key, {"key": 1, "new": 10, "stock": 5})
    show(session)
    session.execute(by_key.execution_options(synchronize_session=None), [{"id": 1, "key": 1, "new": 11}, {"id": 2, "key": 2, "new": 12}])
    show(session)
    for synchronization in ("auto", "evaluate", None):
        session.execute(
            by_key.execution_options(dml_strategy="orm", synchronize_session=synchronization),
            [{"key": 1, "new": 21, "stock": 6}, {"key": 3, "new": 23, "stock": 7}],
        )
        show(session)
    try:
        session.execute(by_key.execution_options(dml_strategy="orm", synchronize_session="fetch"), [{"key": 1, "new": 1}, {"key": 2, "new": 2}])
    except Exception as error:
        print(type(error).__name__, error)
    print(session.execute(by_key.returning(Item.price), {"key": 2, "new": 32}).all())
    session.execute(update(Item).values(price=literal(3) * (bindparam("factor") + 1)).where(Item.price > 21), {"factor": 4})
    show(session)
