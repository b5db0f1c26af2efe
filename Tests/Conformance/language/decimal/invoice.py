# An invoice in exact decimals: rounding to cents, taxes, totals, formats.
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal

CENT = Decimal("0.01")
items = [("pen", Decimal("1.10"), 3), ("ink", Decimal("4.995"), 2), ("pad", Decimal("0.335"), 5)]
net = Decimal(0)
for name, price, count in items:
    line = price * count
    net += line
    print(f"{name:<5}{count:>3} x {price!s:>6} = {line:>8} {line.quantize(CENT)} {line.quantize(CENT, ROUND_HALF_UP)}")
tax = (net * Decimal("0.19")).quantize(CENT, rounding=ROUND_HALF_UP)
print("net", net, "tax", tax, "total", net + tax, repr(net + tax))
print([str(Decimal("2.5").quantize(Decimal(1), rounding=r)) for r in (ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN)])
print(f"{Decimal('1234567.891'):,.2f}", f"{Decimal('0.256'):.1%}", f"{Decimal('1234.5'):>12.3f}|", f"{Decimal('-5'):+d}" if False else f"{Decimal('-5'):+}", f"{Decimal('12.5'):08.2f}", f"{Decimal('1E+3'):f}", f"{Decimal('0.00001'):e}", f"{Decimal('15'):.3e}")
print(sum([Decimal("0.1")] * 10) == 1, sum([0.1] * 10) == 1, Decimal("0.1") + Decimal("0.2"), Decimal(0.1))
print(Decimal("1.50") == Decimal("1.5"), Decimal("1.50").normalize(), str(Decimal("1.50")), hash(Decimal("1.5")) == hash(1.5) == hash(Decimal("1.50")))
print(max(item[1] for item in items), sorted(item[1] for item in items), round(Decimal("2.675"), 2), round(Decimal("2.5")), round(Decimal("-7.55"), 1), int(Decimal("-7.9")), float(Decimal("7.25")))
print(Decimal("7") // 2, Decimal("-7") // 2, Decimal("-7") % 3, divmod(Decimal("7.5"), 2), Decimal(10) / 3, Decimal(1) / 8, 5 - Decimal("0.5"), 2 ** Decimal(3))
print("%s %.2f %d" % (Decimal("3.14159"), Decimal("3.14159"), Decimal("3.9")), [Decimal("1"), Decimal("2.0")], {Decimal("1.0"): "one"}[1])
print(Decimal("19.99").as_tuple(), Decimal("1.25").as_integer_ratio(), Decimal("-0").is_signed(), abs(Decimal("-3")), -Decimal("3.0"), +Decimal("3.00"), bool(Decimal("0.00")))
