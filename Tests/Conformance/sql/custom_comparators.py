"""Operators of the user's own: comparator_factory of a type, operate(), op() with Python behind it, coerce_to_is_types."""
from sqlalchemy import Column, Integer, MetaData, String, Table, and_, create_engine, func, select
from sqlalchemy.sql import column, operators
from sqlalchemy.types import TypeDecorator, UserDefinedType


class Money(Integer):
    class comparator_factory(Integer.Comparator):
        def __add__(self, other):
            return self.op("plus")(other)

        def with_tax(self, rate):
            return func.round(self.expr * rate)

        def __getitem__(self, index):
            return self.op("->")(index)


class Loud(String):
    class comparator_factory(String.Comparator):
        def operate(self, op, *other, **kw):
            print("operate", op.__name__, other)
            return super().operate(op, *other, **kw)


class CaseInsensitive(TypeDecorator):
    impl = String
    cache_ok = True

    class comparator_factory(TypeDecorator.Comparator):
        def __eq__(self, other):
            return func.lower(self.expr) == func.lower(other)


class Flag(TypeDecorator):
    impl = Integer
    cache_ok = True
    coerce_to_is_types = (bool,)


class Point(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "POINT"

    class comparator_factory(UserDefinedType.Comparator):
        def __lshift__(self, other):
            return self.op("<<|")(other)

        def __rmatmul__(self, other):
            return self.op("@@")(other)


price = column("price", Money)
print(price + 5, "|", (price - 3) + 2, "|", price.with_tax(2), "|", price[3])
word = column("word", Loud)
print(word == "x")
print(word.like("a%"))
print(and_(column("n", CaseInsensitive) == "Ann", column("f", Flag) == True, column("f", Flag) == None))
print(column("p", Point) << 5, "|", 7 @ column("p", Point))
try:
    print(column("q", Integer) << 5)
except NotImplementedError as error:
    print(error)
try:
    price.nothing
except AttributeError as error:
    print(error)

double = column("a").op("<>", precedence=5, python_impl=lambda a, b: a != b)(column("b"))
print(double, double.operator(1, 2), operators.is_comparison(double.operator))
print((column("a") == 5).operator is operators.eq, column("a").like("x").operator is operators.like_op)
print(operators.in_op(column("a"), [1, 2]), operators.desc_op(column("a")), operators.between_op(column("a"), 1, 2))
try:
    column("a").op("!!")(column("b")).operator(1, 2)
except Exception as error:
    print(type(error).__name__, error)

engine = create_engine("sqlite://")
people = Table("people", MetaData(), Column("id", Integer, primary_key=True), Column("name", CaseInsensitive))
people.create(engine)
with engine.begin() as conn:
    conn.execute(people.insert(), [{"name": "Ann"}, {"name": "BOB"}])
    print(conn.execute(select(people).where(people.c.name == "bob")).all())
    alias = people.alias("p")
    print(select(alias).where(alias.c.name == "ANN"))
    print(conn.execute(select(alias.c.id).where(alias.c.name == "ANN")).scalars().all())
