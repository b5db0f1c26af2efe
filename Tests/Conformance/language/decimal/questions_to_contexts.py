# The methods of Decimal that a context has too, and the flags of a context as a mapping.
from decimal import Clamped, Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Rounded, getcontext, localcontext

context = Context(prec=5, Emin=-10, Emax=10)
values = [Decimal("1.50"), Decimal("-0"), Decimal("Infinity"), Decimal("NaN"), Decimal("sNaN"), Decimal("1E-12"), 7]
for name in ("is_finite", "is_infinite", "is_nan", "is_qnan", "is_snan", "is_signed", "is_zero", "is_normal", "is_subnormal", "is_canonical", "number_class", "copy_abs", "copy_negate", "copy_decimal", "canonical"):
    answers = []
    for value in values:
        try:
            answers.append(str(getattr(context, name)(value)))
        except TypeError as error:
            answers.append(str(error))
    print(name, answers)
print(context.copy_sign(2, Decimal("-1")), context.same_quantum(Decimal("1.0"), Decimal("2.5")), context.compare_total(Decimal("1.0"), Decimal("1.00")), context.compare_total_mag(-3, 2))
for attempt in (lambda: context.is_zero("1"), lambda: context.copy_sign(1, "2"), lambda: context.is_nan()):
    try:
        attempt()
    except TypeError as error:
        print(type(error).__name__)

with localcontext() as inner:
    inner.clear_flags()
    Decimal(1) / Decimal(3)
    print(inner.flags[Inexact], inner.flags[Rounded], inner.flags[DivisionByZero])
    flags = dict(inner.flags)
    print(flags == inner.flags, inner.flags == flags, inner.flags != getcontext().copy().flags, sorted(signal.__name__ for signal, raised in flags.items() if raised))
    flags[Clamped] = True
    print(flags == inner.flags, inner.flags == 5)
trapping, again, lenient = Context(traps=[InvalidOperation]), Context(traps=[InvalidOperation]), Context(traps=[])
print(trapping.traps == again.traps, trapping.traps == lenient.traps)
