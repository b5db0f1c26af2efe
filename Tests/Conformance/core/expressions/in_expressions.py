"""IN with lists, tuples, subqueries, empty lists, None, expanding parameters, negation."""
from sqlalchemy import Integer, String, bindparam, column, func, literal, literal_column, null, select, text, tuple_
from _shown import show

x, s = column("x", Integer), column("s", String)
for label, make in {
    "list": lambda: x.in_([1, 2, 3]), "one": lambda: x.in_([1]), "tuple": lambda: x.in_((1, 2)), "set": lambda: x.in_({7}), "range": lambda: x.in_(range(3)), "generator": lambda: x.in_(n for n in [1, 2]), "strings": lambda: s.in_(["a", "it's"]), "none inside": lambda: x.in_([1, None]), "empty": lambda: x.in_([]), "not in": lambda: x.not_in([1, 2]), "notin": lambda: x.notin_([1]), "negated": lambda: ~x.in_([1, 2]), "negated empty": lambda: ~x.in_([]), "not in empty": lambda: x.not_in([]),
    "expressions": lambda: x.in_([literal(1), column("y"), 3]), "expression and none": lambda: x.in_([column("y"), None]), "functions": lambda: x.in_([func.max(1, 2)]), "subquery": lambda: x.in_(select(column("y")).select_from(text("t"))), "scalar subquery": lambda: x.in_([select(literal(5)).scalar_subquery()]), "bind with value": lambda: x.in_(bindparam("values", [1, 2], expanding=True)), "text": lambda: x.in_(text("select 1")),
    "pairs": lambda: tuple_(x, s).in_([(1, "a"), (2, "b")]), "pairs subquery": lambda: tuple_(x, s).in_(select(column("p"), column("q")).select_from(text("t"))), "pair equal": lambda: tuple_(x, s) == (1, "a"), "pair less": lambda: tuple_(x, s) < tuple_(1, "b"), "expression left": lambda: (x + 1).in_([1]), "function left": lambda: func.lower(s).in_(["a"]), "case": lambda: (x == 1).in_([True]), "literal execute": lambda: x.in_(bindparam("v", [1], expanding=True, literal_execute=True)),
    "string": lambda: s.in_("abc"), "number": lambda: x.in_(5), "none": lambda: x.in_(None), "column": lambda: x.in_(column("y")), "null": lambda: x.in_([null()]), "dict": lambda: x.in_({"a": 1}), "nested list": lambda: x.in_([[1, 2]]), "mixed types": lambda: x.in_([1, "a"]), "any": lambda: x == literal_column("y"),
}.items():
    show(label, make, rows=False)
