# Where column_expression() gives a column another type, that type reads the values.
from sqlalchemy import Integer, JSON, String, TypeDecorator, cast, create_engine, func, insert, select, type_coerce, union_all, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Shouted(TypeDecorator):
    impl = String
    cache_ok = True

    def column_expression(self, column):
        return func.upper(column)

    def process_result_value(self, value, dialect):
        return f"<{value}>"


class ShoutedAndRead(Shouted):
    cache_ok = True

    def column_expression(self, column):
        return func.upper(column, type_=self)


class Coerced(Shouted):
    cache_ok = True

    def column_expression(self, column):
        return type_coerce(func.lower(column), self)


class Document(TypeDecorator):
    impl = JSON
    cache_ok = True

    def column_expression(self, column):
        return cast(column, String)


class Plus(TypeDecorator):
    impl = Integer
    cache_ok = True

    def column_expression(self, column):
        return column + 1

    def process_result_value(self, value, dialect):
        return f"{value}!"


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boats"
    id: Mapped[int] = mapped_column(primary_key=True)
    name = mapped_column(Shouted)
    port = mapped_column(ShoutedAndRead)
    owner = mapped_column(Coerced)
    papers = mapped_column(Document)
    crew = mapped_column(Plus)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Boat(name="ida", port="oslo", owner="Ann", papers={"flag": "NO"}, crew=3))
    session.commit()
    boat = session.scalars(select(Boat)).one()
    print(boat.name, boat.port, boat.owner, boat.papers, boat.crew)
    print(session.execute(select(Boat.name, Boat.papers, Boat.crew.label("crew"))).all())
    print(session.execute(insert(Boat).returning(Boat.name, Boat.port, Boat.crew), [{"name": "eva", "crew": 1}, {"name": "mia", "crew": 2}]).all())
    print(session.execute(update(Boat).where(Boat.name == "ida").values(name="una").returning(Boat.name)).all())
    print(session.execute(union_all(select(Boat.name), select(Boat.name))).all())
    print(session.execute(select(select(Boat.name, Boat.crew).subquery())).all())
    print(session.execute(select(func.max(Boat.name), func.max(Boat.crew))).all())
