"""AND, OR and NOT: what is dropped, flattened and negated."""
import warnings

from sqlalchemy import Boolean, Integer, and_, column, exists, false, func, literal, not_, null, or_, select, text, true
from sqlalchemy.dialects import sqlite

warnings.simplefilter("ignore")
a, b, c, flag = column("a", Integer), column("b", Integer), column("c", Integer), column("flag", Boolean)
for expression in (
    and_(a == 1, b == 2, c == 3), and_(a == 1, and_(b == 2, c == 3)), or_(a == 1, or_(b == 2, c == 3)), and_(a == 1, or_(b == 2, c == 3)), or_(and_(a == 1, b == 2), c == 3), and_(true(), a == 1), and_(false(), a == 1), or_(true(), a == 1), or_(false(), a == 1),
    and_(true(), true()), or_(false()), and_(a == 1), and_(True, a == 1), or_(False, a == 1, b == 2), and_(None, a == 1), (a == 1) & (b == 2) | (c == 3), ~(a == 1), ~(a != 1), ~(a < 1), ~(a > 1), ~(a.is_(None)), ~a.in_([1, 2]), ~a.like("x"), ~a.between(1, 2), ~and_(a == 1, b == 2),
    ~or_(a == 1, b == 2), ~~(a == 1), not_(flag), ~flag, flag & (a == 1), or_(flag, ~flag), not_(exists(select(a))), ~func.f(a), ~(a + b), not_(literal(True)), ~true(), ~false(), flag == True, flag == False, flag.is_(True), flag.is_not(None), a == None, a != None, a.is_distinct_from(None),
    and_(text("x > 1"), a == 1), or_(text("x"), text("y")), ~and_(text("x > 1"), a == 1), a.op("&&", is_comparison=True)(b), ~a.op("&&", is_comparison=True)(b), a.bool_op("~>")(3), ~a.bool_op("~>")(3), (a == 1) == (b == 2), (a + b) * c, a + b * c, -(a + b), -a * b, (a - b) - c, a - (b - c), a / b / c, a % b, (a == b).label("same"),
    a.collate("x") + "y", a.desc().nulls_last(), (a | b), a.op("|")(b).op("&")(c),
):
    try:
        print(expression, "|", expression.compile(dialect=sqlite.dialect()))
    except Exception as error:
        print(type(error).__name__, "|", error)
for go in (lambda: bool(a == 1), lambda: bool(a), lambda: (a == 1) and (b == 2), lambda: bool(a == a), lambda: bool(a != b), lambda: 1 < a < 3, lambda: and_("a = 1"), lambda: a < None, lambda: a & 5, lambda: str(and_()), lambda: str(select(a).where(and_()))):
    try:
        print(go())
    except Exception as error:
        print(type(error).__name__, "|", error)
