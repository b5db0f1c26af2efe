"""float repr, rounding, special values, methods, errors."""
import math
import sys


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


for f in (0.0, -0.0, 1.0, 0.1, 0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 0.00012345, 1e22, 1e21, 5e-324, 1.7976931348623157e308, 2.5e-310, 100.0, 1e100, -1.5e-7, 3.0e8, 12345.678, 0.5, 1e5, 123e-7, float(2 ** 53), float(10 ** 17), 4.35, 1e23, 9007199254740993.0, 2.2250738585072014e-308):
    print(f, repr(f), f"{f}", f"{f:g}", f"{f:.3f}" if abs(f) < 1e20 else "", f"{f:e}", f"{f:.0f}" if abs(f) < 1e20 else "", sep=" | ")
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, inf + 1, inf > 10 ** 400, nan == nan, nan < 1, min(nan, 1), max(1, nan), -nan, inf == inf, abs(-inf), 5 % inf, -5 % inf, 5 // inf, -5 // inf, hash(inf), hash(-inf), inf is inf, str(nan), int(1e18), bool(nan))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, 1e300 * 1e10, -1e300 * 1e10, 1e-300 * 1e-300, 0.1 + 0.7, 1.1 * 3, 2.0 ** 0.5, 2 ** 0.5, 4 ** -0.5, (-8.0) ** 3, 0.0 ** 0, 1e308 + 1e308, 10.0 ** 20, 3.0 - 2.9, divmod(7.5, 2), divmod(-7.5, 2), 1.0 // 0.1, 1.0 % 0.1)
attempt(lambda: 1.0 / 0)
attempt(lambda: 1.0 // 0)
attempt(lambda: 1.0 % 0)
attempt(lambda: divmod(1.0, 0))
attempt(lambda: 0.0 ** -1)
attempt(lambda: 10.0 ** 400)
attempt(lambda: 1e200 ** 2)
attempt(lambda: int(inf))
attempt(lambda: int(nan))
attempt(lambda: round(inf))
attempt(lambda: inf.as_integer_ratio())
attempt(lambda: nan.as_integer_ratio())
attempt(lambda: 1.5 << 1)
attempt(lambda: 1.5 & 1)
attempt(lambda: ~1.5)
attempt(lambda: [1][1.0])
attempt(lambda: "a" * 2.0)
attempt(lambda: range(2.0))
attempt(lambda: 1.5.nothing)
attempt(lambda: math.sqrt(-1))
attempt(lambda: math.log(0))
attempt(lambda: math.factorial(-1))
attempt(lambda: math.exp(1000))
print((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (2.5).hex(), (-0.1).hex(), float.fromhex("0x1.8p1"), (1e300).hex(), (0.0).hex(), float.fromhex("-0x.8p0"), (1.5).conjugate(), (1.5).real, (1.5).imag, (2.7).__int__(), (2.7).__trunc__(), (2.3).__ceil__(), (2.7).__floor__(), (2.5).__round__(), (2.567).__round__(2))
print(0.1 + 0.2 == 0.3, math.isclose(0.1 + 0.2, 0.3), 1.0 == 1, 1.5 == 3 / 2, 0.0 == -0.0, 1e16 + 1 == 1e16, 1.0 in [1], {1.0: "a"}[1], hash(1.0) == hash(1), hash(1.5) == hash(1.5), sorted([2.5, 1, -1.5, True]))
print(float("1e400"), float("-1e400"), float("1e-400"), 1e400, -1e400, float("  3.5\n"), float("1_0.0_1"), float(" inf "), float("-nan"))
print(sys.maxsize)
print(round(2.5), round(-3.5), round(2.345, 2), round(1e16, 2), round(1.15, 1), round(0.05, 1), round(1234.5678, -2), round(-0.4), round(0.6), round(5.5e15), round(2.5, -1), round(1e-10, 5), round(-2.675, 2), round(1.0000000000000002, 15), round(9.995, 2), round(1e22, -21))
print(f"{3.14159:.2f} {3.14159:10.3f}| {3.14159:<10.1f}| {3.14159:+.1e} {1e10:,.2f} {0.00001:g} {1e16:g} {123456789.0:g} {123456.0:g} {0.5:.0f} {1.5:.0f} {2.5:.0f} {1e3:n} {0.1:.20f} {1.0:.0e} {-0.0:.1f} {inf:.2f} {nan:5} {-inf:<8}|")
print("%f %e %g %.3f %5.1f|%-8.2f|%+f %s %r" % (1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5))
x = 0.0
for _ in range(10):
    x += 0.1
print(x, x == 1.0, sum([0.1] * 10), math.fsum([0.1] * 10), sum([1e16, 1, -1e16]))
