"""Comparison operators: None, booleans, lists, negation, IS, IS DISTINCT, BETWEEN, and their opposites."""
from sqlalchemy import Boolean, Integer, column, false, literal, not_, null, true
from _shown import show

x, y, flag = column("x", Integer), column("y", Integer), column("flag", Boolean)
for label, make in {
    "equal": lambda: x == 5, "not equal": lambda: x != 5, "less": lambda: x < 5, "less equal": lambda: x <= 5, "greater": lambda: x > 5, "greater equal": lambda: x >= 5, "columns": lambda: x == y, "reversed": lambda: 5 == x, "reversed less": lambda: 5 < x, "none": lambda: x == None, "not none": lambda: x != None, "is none": lambda: x.is_(None), "is not none": lambda: x.is_not(None), "isnot": lambda: x.isnot(None),
    "null": lambda: x == null(), "is true": lambda: flag.is_(True), "is false": lambda: flag.is_(false()), "equals true": lambda: flag == True, "equals false": lambda: flag == False, "not": lambda: ~flag, "not_": lambda: not_(flag), "not not": lambda: ~~flag, "not equal negated": lambda: ~(x == 5), "not less": lambda: ~(x < 5), "not is": lambda: ~x.is_(None), "not between": lambda: ~x.between(1, 2),
    "between": lambda: x.between(1, 10), "between symmetric": lambda: x.between(10, 1, symmetric=True), "between columns": lambda: x.between(y, y + 1), "between expression": lambda: (x + 1).between(0, y), "is not distinct": lambda: x.is_not_distinct_from(None), "distinct columns": lambda: x.is_distinct_from(y), "compared to true": lambda: x == true(), "literal compared": lambda: literal(5) == 5,
    "boolean result": lambda: (x > 5).is_(True), "chain": lambda: (x > 1) & (x < 10), "compare compare": lambda: (x == 1) == (y == 2), "less than none": lambda: x < None, "less than true": lambda: x < True, "list": lambda: x == [1, 2], "is five": lambda: x.is_(5), "label": lambda: (x == 5).label("same"), "ordering": lambda: (x == 5).desc(), "cast": lambda: (x == 5).cast(Integer),
}.items():
    show(label, make, rows=False)
