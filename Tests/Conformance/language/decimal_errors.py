"""decimal and fractions: arithmetic, contexts, formats, errors."""

from _attempts import attempt
from decimal import *
import decimal
D = Decimal
attempt(lambda: float(D('1e400')))
attempt(lambda: D('1') and 0)
attempt(lambda: D(-0.0))
attempt(lambda: D(0).ln())
attempt(lambda: D(1).foo)
attempt(lambda: setattr(D(1), 'x', 1))
attempt(lambda: divmod(D(1), 0))
attempt(lambda: pow(D(2), 3, 5))
attempt(lambda: D(2) ** 'a')
getcontext().prec = 6
print(D(1) / 7, getcontext())
with localcontext() as c:
    c.prec = 3
    c.rounding = ROUND_UP
    print(D(1) / 3, D('1.2345') + 0)
print(D(2) / 3, getcontext().prec, getcontext().rounding)
print(getcontext().flags[Inexact], getcontext().traps[DivisionByZero])
getcontext().traps[DivisionByZero] = False
print(D(1) / 0, D(-1) / 0)
getcontext().clear_flags()
c = Context(prec=4, rounding=ROUND_DOWN)
print(c, c.divide(1, 3), c.create_decimal('1.23456'))
print(D('1.23456', c), setcontext(c), D(2) / 3)
print(c.sqrt(2), c.add(1, 2))
setcontext(DefaultContext.copy())
getcontext().traps[FloatOperation] = True
attempt(lambda: D(1.1))
attempt(lambda: D(1) < 1.5)
print(decimal.ROUND_HALF_EVEN, BasicContext.prec, ExtendedContext.traps[InvalidOperation])
print(MAX_PREC, HAVE_THREADS if 0 else '')
attempt(lambda: Context(prec=0))
attempt(lambda: Context(rounding='x'))
attempt(lambda: setattr(getcontext(), 'prec', 'a'))
attempt(lambda: setattr(getcontext(), 'rounding', 'a'))
with localcontext(prec=2):
    print(D('1.234') + 0)
from fractions import Fraction as F
print(F(1, 3), repr(F(1, 3)), F('1/3'))
print(F('0.25'), F(0.5), F(D('1.5')))
print(F(6, 4), F(-1, -2), F(1, 3) + F(1, 6))
print(F(1, 2) * 2, F(1, 2) + 0.5, F(1, 2) ** 2)
print(F(1, 2) ** (-1), F(2) ** F(1, 2), F(7, 2) // 1)
print(F(7, 2) % 1, F(1, 2) == 0.5, F(1, 3) < F(1, 2))
print(hash(F(1, 2)) == hash(0.5), float(F(1, 3)), int(F(7, 2)))
print(round(F(7, 2)), round(F(1, 3), 2), F(3.14159).limit_denominator(100))
print(F(1, 2).numerator, abs(F(-1, 2)), -F(1, 2))
print(F(5), str(F(5)), F('1e3'))
print(F(' 3/4 '), F(1, 2).as_integer_ratio(), 1 - F(1, 3))
print(F(1, 2) / F(1, 4), divmod(F(7, 2), F(1, 2)), bool(F(0)))
print(sum([F(1, 2), F(1, 3)]), F.from_float(0.5), F.from_decimal(D('0.5')))
print(max(F(1, 2), F(1, 3)), __import__ if 0 else '')
attempt(lambda: F(1, 0))
attempt(lambda: F('a'))
attempt(lambda: F(1.5, 2))
attempt(lambda: F('1/0'))
attempt(lambda: F(float('nan')))
attempt(lambda: F(1, 2) + 'a')
attempt(lambda: F(1, 2) / 0)
attempt(lambda: F(None))
attempt(lambda: F(float('inf')))
attempt(lambda: F(1, 2) < 'a')
attempt(lambda: F(0) ** (-1))
attempt(lambda: format(F(1, 3), '.2f'))
attempt(lambda: format(F(1, 3), ''))
attempt(lambda: F(1, 2) + D('0.5'))
attempt(lambda: F('1 / 2'))
