"""and_, or_, not_: nesting, flattening, constants, empty ones, negation, parentheses."""
from sqlalchemy import Boolean, Integer, and_, column, exists, false, literal_column, not_, or_, select, text, true
from _shown import show

a, b, c, d = (column(name, Boolean) for name in "abcd")
x = column("x", Integer)
for label, make in {
    "and": lambda: and_(a, b), "or": lambda: or_(a, b), "operators": lambda: a & b | c, "or in and": lambda: and_(a, or_(b, c)), "and in or": lambda: or_(a, and_(b, c)), "flattened and": lambda: and_(a, and_(b, c)), "flattened or": lambda: or_(or_(a, b), or_(c, d)), "three": lambda: and_(a, b, c), "one": lambda: and_(a), "one or": lambda: or_(a), "generator": lambda: and_(*[column(f"q{n}") == n for n in range(3)]),
    "true dropped": lambda: and_(true(), a), "false wins": lambda: and_(false(), a), "true wins": lambda: or_(true(), a), "false dropped": lambda: or_(false(), a), "only true": lambda: and_(true()), "only false": lambda: or_(false()), "python true": lambda: and_(True, a), "python false": lambda: or_(False, a, b), "empty and": lambda: and_(), "empty or": lambda: or_(), "all true": lambda: and_(true(), true()),
    "not and": lambda: not_(and_(a, b)), "not or": lambda: ~or_(a, b), "not one": lambda: not_(a), "not comparison": lambda: not_(x > 5), "not nested": lambda: ~(and_(a, ~or_(b, c))), "double": lambda: not_(not_(a)), "not true": lambda: not_(true()), "not in": lambda: not_(x.in_([1, 2])), "not like": lambda: not_(column("s").like("x")), "not exists": lambda: not_(exists(select(x))),
    "text": lambda: and_(text("p = 1"), a), "text or": lambda: or_(text("p = 1 or q"), a), "text by itself": lambda: and_(text("p = 1")), "literal column": lambda: or_(literal_column("p"), a), "comparison mix": lambda: and_(x > 1, or_(x < 0, x == 5), ~a), "self": lambda: and_(a, a), "xor by hand": lambda: (a & ~b) | (~a & b), "chained methods": lambda: a.and_(b) if hasattr(a, "and_") else a & b, "none": lambda: and_(None, a), "string": lambda: and_("a", b), "number": lambda: and_(5, a),
}.items():
    show(label, make, rows=False)
