"""Arithmetic operators: text, precedence, types and what SQLite makes of them."""
from decimal import Decimal
from sqlalchemy import Float, Integer, Numeric, String, cast, func, literal, type_coerce
from _shown import show

a, b = literal(7), literal(2)
for label, make in {
    "add": lambda: a + b, "subtract": lambda: a - b, "multiply": lambda: a * b, "divide": lambda: a / b, "floor": lambda: a // b, "modulo": lambda: a % b, "negative": lambda: -a, "reverse add": lambda: 1 + a, "reverse subtract": lambda: 10 - a, "reverse divide": lambda: 14 / a, "reverse floor": lambda: 15 // a, "reverse modulo": lambda: 15 % a, "reverse multiply": lambda: 3 * a,
    "grouping": lambda: (a + b) * 3, "no grouping": lambda: a + b * 3, "left": lambda: a - b - 1, "right": lambda: a - (b - 1), "divisions": lambda: a / b / 2, "nested division": lambda: a / (b / 2), "double negative": lambda: -(-a), "negative of sum": lambda: -(a + b), "modulo of product": lambda: (a * b) % 5,
    "float": lambda: literal(7.5) + 1, "float floor": lambda: literal(7.5) // 2, "decimal": lambda: literal(Decimal("1.10")) * 3, "decimal division": lambda: literal(Decimal("1")) / 3, "numeric column": lambda: cast(5, Numeric(10, 2)) / 2, "float cast": lambda: cast(5, Float) / 2, "integer cast": lambda: cast("12", Integer) + 1,
    "bitwise and": lambda: a.bitwise_and(3), "bitwise or": lambda: a.bitwise_or(8), "bitwise xor": lambda: a.bitwise_xor(2), "bitwise not": lambda: a.bitwise_not(), "left shift": lambda: a.bitwise_lshift(2), "right shift": lambda: a.bitwise_rshift(1), "bitwise grouped": lambda: (a + 1).bitwise_and(b * 3),
    "abs": lambda: func.abs(-a), "round": lambda: func.round(literal(2.567), 1), "max": lambda: func.max(a, b), "comparison": lambda: a + 1 > b * 3, "chained": lambda: (a > b) == (b < a), "string plus": lambda: literal("a") + "b", "string coerced": lambda: type_coerce(a, String) + "x", "number plus text": lambda: a + "x", "none": lambda: a + None,
}.items():
    show(label, make)
