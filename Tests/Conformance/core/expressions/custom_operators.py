"""op(), bool_op(), custom_op, comparators of types, operators as functions, reverse and negated."""
import operator
from sqlalchemy import Boolean, Float, Integer, String, TypeDecorator, and_, column, func, literal, not_, type_coerce
from sqlalchemy.sql import operators
from sqlalchemy.types import Integer as IntegerType, UserDefinedType
from _shown import show


class Odd(IntegerType):
    class comparator_factory(IntegerType.Comparator):
        def __add__(self, other):
            return self.op("plus")(other)

        def twice(self):
            return self.expr * 2

        def near(self, other, distance=1):
            return func.abs(self.expr - other) <= distance


class Tag(TypeDecorator):
    impl = String
    cache_ok = True

    class Comparator(TypeDecorator.Comparator):
        def is_like(self, other):
            return func.lower(self.expr) == func.lower(other)

    comparator_factory = Comparator


x, odd, tag = column("x", Integer), column("odd", Odd), column("tag", Tag)
for label, make in {
    "op": lambda: x.op("^^")(5), "op column": lambda: x.op("->")(column("y")), "op precedence": lambda: x.op("^^", precedence=10)(5) + 1, "op low": lambda: x.op("^^")(5) + 1, "op high right": lambda: (x + 1).op("^^", precedence=100)(5), "op comparison": lambda: x.op("~=", is_comparison=True)(5), "bool_op": lambda: x.bool_op("~~")(5), "not bool_op": lambda: not_(x.bool_op("~~")(5)), "return type": lambda: x.op("**", return_type=Float)(2), "op with percent": lambda: x.op("%%")(5), "op chain": lambda: x.op("a")(1).op("b")(2), "op none": lambda: x.op("is same")(None), "op and": lambda: and_(x.bool_op("@>")(1), x > 2), "reverse": lambda: literal(5).op("<->")(x), "custom_op": lambda: x.operate(operators.custom_op("!!"), 5),
    "operate": lambda: x.operate(operators.add, 5), "operate eq": lambda: x.operate(operators.eq, None), "operate like": lambda: x.operate(operators.like_op, "a"), "python operator": lambda: operator.add(x, 5), "python eq": lambda: operator.eq(x, 5), "python neg": lambda: operator.neg(x), "python and": lambda: operator.and_(x > 1, x < 5), "python inv": lambda: operator.inv(x > 1), "reverse operate": lambda: x.reverse_operate(operators.sub, 5), "in_op": lambda: x.operate(operators.in_op, [1, 2]), "desc_op": lambda: x.operate(operators.desc_op),
    "own add": lambda: odd + 5, "own method": lambda: odd.twice(), "own argument": lambda: odd.near(5, distance=2), "own type result": lambda: (odd - 1), "unknown method": lambda: odd.nothing(), "decorator method": lambda: tag.is_like("ABC"), "decorator equal": lambda: tag == "x", "coerced": lambda: type_coerce(x, Odd).twice(), "label keeps": lambda: odd.label("o").twice(), "left shift": lambda: x << 2, "right shift": lambda: x >> 2, "power": lambda: x ** 2, "matmul": lambda: x @ 2, "getitem": lambda: x[1], "contains": lambda: 1 in x, "len": lambda: len(x), "bool": lambda: bool(x > 1), "call": lambda: x(), "hash": lambda: literal(hash(x) == hash(x)),
}.items():
    show(label, make, rows=False)
