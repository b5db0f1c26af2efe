"""Range values of PostgreSQL and the operators of range types."""
import sqlalchemy as sa
from sqlalchemy import *
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.schema import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
d = pg.dialect()
R = pg.Range
r = R(1, 10)
print(r, repr(r), r.lower, r.upper, r.bounds, r.empty, r.is_empty, r.isempty, r.lower_inc, r.upper_inc, r.lower_inf, r.upper_inf)
print(5 in r, 10 in r, r.contains(5), r.contains(R(2,3)), R(2,3) in r)
print(r == R(1,10), r == R(1,9,bounds='[]'), r.overlaps(R(5,15)), r.intersection(R(5,15)), r.union(R(5,15)), r.difference(R(5,15)), r + R(5, 15), r - R(5,15), r * R(5, 15))
print(r.strictly_left_of(R(10,15)), r.strictly_right_of(R(-5,1)), r.adjacent_to(R(10,12)), r.not_extend_left_of(R(1,3)), r.not_extend_right_of(R(0, 10)))
print(r << R(20,30), r >> R(-3,-2), r.contained_by(R(0,100)), R(empty=True), repr(R(empty=True)), bool(R(empty=True)), bool(r), str(R(None, 5)), str(R(None, None)), R(1,2,bounds='()'))
t(lambda: R(1, 2, bounds='x'))
t(lambda: R(5, 1))
t(lambda: R(1,3).union(R(5,6)))
t(lambda: hash(r) is not None)
c = column('x', pg.INT4RANGE)
for e in (c.contains(5), c.contains(R(1,2)), c.overlaps(R(1,2)), c @ 5 if False else c.contained_by(R(1,2)), c << R(1,2), c >> R(1,2), c.adjacent_to(R(1,2)), c + R(1,2), c - R(1,2), c * R(1,2), c.not_extend_left_of(R(1,2)), c.not_extend_right_of(R(1,2)), c == R(1,2), c.union(R(1,2)), c.intersection(R(1,2)), c.difference(R(1,2)), c.strictly_left_of(c), c.strictly_right_of(c)):
    t(lambda: (str(e.compile(dialect=d)), repr(e.type)))
    t(lambda: str(e.compile(dialect=d, compile_kwargs={'literal_binds':True})))
for ty in (pg.INT4RANGE, pg.INT8RANGE, pg.NUMRANGE, pg.DATERANGE, pg.TSRANGE, pg.TSTZRANGE, pg.INT4MULTIRANGE, pg.INT8MULTIRANGE, pg.NUMMULTIRANGE, pg.DATEMULTIRANGE, pg.TSMULTIRANGE, pg.TSTZMULTIRANGE):
    t(lambda: (ty().compile(dialect=d), repr(ty())))
mr = pg.MultiRange([R(1,5), R(7,9)])
t(lambda: (mr, len(mr)))
t(lambda: str((column('m', pg.INT4MULTIRANGE) == mr).compile(dialect=d, compile_kwargs={'literal_binds': True})))
