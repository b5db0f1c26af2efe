# unique() of rows, of single values, of the only row, of results that were merged; columns of results spliced.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, select, text
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

engine = create_engine("sqlite://")


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boats"
    id: Mapped[int] = mapped_column(primary_key=True)
    crew: Mapped[int]
    name: Mapped[str]

    def __repr__(self):
        return f"Boat {self.name}"


Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Boat(id=n, crew=n // 2, name=name) for n, name in enumerate(["Ida", "Ole", "Eva", "Tom"])])
session.flush()
connection = session.connection()
boats = Boat.__table__


def rows():
    return connection.execute(select(boats.c.crew, boats.c.name).order_by(boats.c.id))


def tried(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def seen(value):
    print("  strategy gets", value)
    return str(value)[:3]


print(rows().scalars().unique(seen).all())
print(session.scalars(select(Boat).order_by(Boat.id)).unique(seen).all())
print(session.scalars(select(Boat.name).order_by(Boat.id)).unique(seen).all())

repeated = text("select 1 as a, 2 as b union all select 1, 2 union all select 3, 4 union all select 1, 2")
result = connection.execute(repeated).unique()
print(result.fetchone(), result.fetchone(), result.first())
result = connection.execute(repeated).unique()
print(result.fetchone(), tried(result.one_or_none))
print(tried(lambda: connection.execute(text("select 1, 2 union all select 1, 3")).unique().scalar_one()))
print(connection.execute(text("select 1, 2 union all select 1, 2")).unique().scalar_one())

result = connection.execute(repeated).unique()
result.fetchone()
print(result.merge(connection.execute(repeated)).all())

closed, other = rows(), rows()
closed.close()
print(tried(lambda: closed.merge(other).all()))
merged = rows().merge(rows())
print(rows().columns("name").merge(rows()).all())
print(rows().merge(rows().columns("name")).columns("crew").all())
print(tried(lambda: rows().merge(connection.execute(boats.update().values(crew=1))).all()))


def inserted(first):
    return connection.execute(insert(boats).returning(boats.c.id, boats.c.name), [{"id": first, "crew": 1, "name": f"B{first}"}])


print(inserted(10).columns("name").splice_vertically(inserted(11)).all())
print(inserted(12).splice_vertically(inserted(13).columns("name")).all())

for values in ((1,), (), (1, 2, 3)):
    def given():
        return IteratorResult(SimpleResultMetaData(["a", "b"]), iter([values]))
    print(values, given().columns("b").all(), tried(lambda: given().scalars("b").all()), tried(lambda: given().columns("b", "a").all()), tried(lambda: given().first().b), tried(lambda: given().first()._asdict()), tried(lambda: str(given().mappings().all())))
