# Contexts: precision, rounding, signals and traps.
from decimal import *

print(getcontext())
with localcontext() as context:
    context.prec = 6
    print(Decimal(1) / 7, +Decimal("123456789.123"), Decimal("1.23456789") * 1)
    context.rounding = ROUND_DOWN
    print(Decimal(2) / 3, context.prec, context.rounding)
print(Decimal(1) / 7)
with localcontext(prec=4, rounding=ROUND_UP) as context:
    print(Decimal(1) / 3, Decimal(-1) / 3)
small = Context(prec=3, traps=[])
print(small.divide(Decimal(1), 0), small.divide(0, 0), small.sqrt(-1), small.create_decimal("3.14159"), small.add(1, Decimal("0.555")), small.flags[DivisionByZero], small.flags[Inexact])
print(small)
small.clear_flags()
print(small.flags[DivisionByZero], [s.__name__ for s in small.traps if small.traps[s]])
with localcontext() as context:
    context.traps[Inexact] = True
    for attempt in (lambda: Decimal(1) / 4, lambda: Decimal(1) / 3):
        try:
            print(attempt())
        except Inexact as error:
            print("inexact", error)
with localcontext() as context:
    context.traps[FloatOperation] = True
    for attempt in (lambda: Decimal(0.5), lambda: Decimal(1) < 1.5, lambda: Decimal(1) == 1.0):
        try:
            print(attempt())
        except FloatOperation as error:
            print(type(error).__name__, error)
print(Context(prec=9).power(2, 10), Context(prec=5).ln(10), Context(prec=12).exp(1), Context(prec=5).quantize(Decimal("2.345"), Decimal("0.1")), BasicContext.prec, ExtendedContext.rounding)
for attempt in [
    lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal("abc"), lambda: Decimal("1e999999") * 10, lambda: Decimal(-1).sqrt(), lambda: Decimal("inf") - Decimal("inf"),
    lambda: Decimal(1) % 0, lambda: Decimal(0) ** 0, lambda: Decimal("1e30").quantize(Decimal("0.1")), lambda: Decimal("sNaN") + 1, lambda: Context(prec=0), lambda: Context(rounding="x"),
    lambda: setattr(getcontext(), "prec", "3"), lambda: localcontext(3), lambda: setcontext(3), lambda: getcontext().nothing,
]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, [base.__name__ for base in type(error).__mro__[1:3]], error)
