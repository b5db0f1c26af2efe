# iter() of expressions: lists of clauses have elements, others ask for [0] when the first element is asked for.
import warnings

from sqlalchemy import Integer, JSON, Table, MetaData, Column, and_, case, cast, column, func, literal, null, or_, select, tuple_, any_, all_, try_cast, String
from sqlalchemy.sql.expression import CollectionAggregate, TryCast

warnings.simplefilter("ignore")
x, y = column("x", Integer), column("y", Integer)
for element in (and_(x == 1, y == 2), or_(x == 1, y == 2), tuple_(x, y), x + y + x):
    print(type(element).__name__, [str(part) for part in element], len(element))
for element in (x, func.lower(x), x == 5, x.label("l"), case((x == 1, 2)), cast(x, Integer), null(), literal(5)):
    steps = iter(element)
    try:
        next(steps)
    except Exception as error:
        print(type(element).__name__, type(steps).__name__, type(error).__name__, error)
for attempt in (lambda: list(x), lambda: tuple(func.now()), lambda: [each for each in x], lambda: 1 in x):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
document = Table("doc", MetaData(), Column("body", JSON)).c.body
steps = iter(document)
print(next(steps), next(steps), type(steps).__name__)
members = any_(select(x).scalar_subquery())
print(type(members).__name__, isinstance(members, CollectionAggregate), type(all_(select(x).scalar_subquery())).__mro__[1].__name__)
print(type(try_cast(x, String)).__name__, isinstance(try_cast(x, String), TryCast), TryCast(x, Integer))
