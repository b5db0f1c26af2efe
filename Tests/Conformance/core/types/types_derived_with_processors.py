# Classes derived from SQLAlchemy's types that convert values themselves.
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, create_engine, func, insert, select, text
from sqlalchemy.types import TypeDecorator, UserDefinedType


class Loud(String):
    def bind_processor(self, dialect):
        return lambda value: value.upper() if value else value

    def result_processor(self, dialect, coltype):
        return lambda value: value and value + "!"

    def literal_processor(self, dialect):
        return lambda value: f"'<{value}>'"


class Cents(Integer):
    def result_processor(self, dialect, coltype):
        before = super().result_processor(dialect, coltype)
        return lambda value: value if value is None else (before(value) if before else value) / 100


class Folded(String):
    def bind_expression(self, bindvalue):
        return func.lower(bindvalue, type_=self)


class Tagged(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "TAGGED"

    def bind_processor(self, dialect):
        return lambda value: f"{dialect.name}:{value}"


class Twice(TypeDecorator):
    impl = Loud
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value and value * 2


class Broken(String):
    def bind_processor(self, dialect):
        raise ValueError("no processor")


metadata = MetaData()
table = Table(
    "t", metadata, Column("loud", Loud(10)), Column("cents", Cents), Column("folded", Folded), Column("tagged", Tagged()), Column("twice", Twice)
)
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(table.insert(), {"loud": "abc", "cents": 150, "folded": "MiX", "tagged": "x", "twice": "q"})
    connection.execute(insert(table), [{"loud": "d", "cents": None, "folded": None, "tagged": "y", "twice": None}, {"loud": None, "cents": 7, "folded": "Z", "tagged": "z", "twice": "r"}])
    print(connection.execute(select(table)).all())
    print(connection.execute(text("select * from t")).all())
    print(connection.execute(select(table.c.loud).where(table.c.loud == "abc")).scalars().all())
    print(connection.execute(select(table.c.loud).where(table.c.loud.in_(["abc", "d"]))).scalars().all())
    print(connection.execute(select(table.c.cents).where(table.c.tagged == bindparam("tag")), {"tag": "z"}).scalar())
    print(connection.execute(insert(table).values(loud="new").returning(table.c.loud)).scalar())
print(select(table.c.loud).where(table.c.loud == "q").compile(compile_kwargs={"literal_binds": True}))
print(repr(Loud(5)), Loud(5).compile(), Loud(5).bind_processor(engine.dialect)("x"))
