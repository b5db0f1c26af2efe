"""UPDATE whose values are named by columns of no table: the rows get them, loaded objects do not."""
from sqlalchemy import column, create_engine, literal_column, select, text, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column("name")
    price: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
values = [
    {column("name"): "lamp"}, {literal_column("name"): "lamp"}, {column("name"): "lamp", Item.price: 5}, {column("name"): Item.title + "s"},
    {"title": "lamp"}, {Item.title: "lamp"}, {"title": "rug", Item.title: "lamp"}, {column("title"): "lamp"}, {column("nothing"): 1}, {literal_column("1 + 1"): 1},
]
for synchronization in ("evaluate", "fetch", "auto", False):
    for given in values:
        with Session(engine) as session:
            session.add(Item(id=1, title="old", price=1))
            session.flush()
            item = session.scalars(select(Item)).one()
            try:
                session.execute(update(Item).values(given), execution_options={"synchronize_session": synchronization})
            except Exception as error:
                print(synchronization, type(error).__name__, error)
                continue
            print(synchronization, item.__dict__.get("title"), item.price, session.execute(select(Item.title, Item.price)).all())
            try:
                print(session.query(Item).update(given, synchronize_session=synchronization), item.__dict__.get("title"))
            except Exception as error:
                print(type(error).__name__, str(error).split("\n")[0])
for given in values:
    for target in (Item, Item.__table__):
        try:
            print(update(target).values(given))
        except Exception as error:
            print(type(error).__name__, error)
print(update(Item).ordered_values((column("price"), 1), (Item.title, "x")))
