"""int arithmetic of any size, methods, conversions to and from text, bit operations."""
import sys


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


big = 2 ** 100
print(big, -big, big + 1, big - big, big * big, big // 3, big % 3, -big // 3, -big % 3, big / 2 ** 99, divmod(big, 10 ** 10), big ** 2 == 2 ** 200)
print(2 ** 63, -2 ** 63, 2 ** 63 - 1, 2 ** 64, 9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, -(-9223372036854775808), abs(-9223372036854775808), -9223372036854775808 // -1)
print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3, 0 // 5, 0 % 5, 7 / 2, -7 / 2, 1 / 3, 10 ** 30 / 10 ** 29, 2 ** 1000 / 2 ** 999)
print(1 << 10, 1 << 100, big >> 98, -1 >> 5, -5 >> 1, 5 & 3, 5 | 3, 5 ^ 3, ~5, -5 & 0xff, big & (big - 1), big | 1, big ^ big, ~big, -big >> 99, -1 << 70)
print(0xff, 0o17, 0b101, 1_000_000, 0xFFFF_FFFF, 0XaB, 0B1, 0O7, 00, 0_0)
print((5).bit_length(), (0).bit_length(), (-255).bit_length(), big.bit_length(), (255).bit_count(), (5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, (5).__index__(), (3).as_integer_ratio(), True.bit_length())
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xff", "big", signed=True), (255).to_bytes(), int.from_bytes([1, 0], "little"), (0).to_bytes(1, "big"))
attempt(lambda: (256).to_bytes(1, "big"))
attempt(lambda: (-1).to_bytes(1, "big"))
attempt(lambda: (1).to_bytes(1, "middle"))
attempt(lambda: (1).to_bytes(-1, "big"))
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1 / 0)
attempt(lambda: divmod(1, 0))
attempt(lambda: big // 0)
attempt(lambda: big % 0)
attempt(lambda: big / 0)
attempt(lambda: 0 ** -1)
attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -1)
attempt(lambda: big << -1)
attempt(lambda: 10 ** 400 / 3)
attempt(lambda: 10 ** 400 * 1.0)
attempt(lambda: float(10 ** 309))
attempt(lambda: 10 ** 308 * 10.0)
attempt(lambda: int("9" * 5000))
attempt(lambda: str(10 ** 5000))
attempt(lambda: len(str(10 ** 4299)))
attempt(lambda: int("1" * 4300) % 7)
attempt(lambda: f"{10 ** 5000}")
attempt(lambda: repr(10 ** 5000))
attempt(lambda: hex(16 ** 5000)[:5])
attempt(lambda: int("f" * 5000, 16) % 9)
attempt(lambda: "%d" % 10 ** 5000)
attempt(lambda: 10 ** 5000 == 10 ** 5000)
attempt(lambda: sys.get_int_max_str_digits())
print(2 ** 0, 2 ** 1, (-2) ** 3, 2 ** -2, 0 ** 0, 1 ** 10 ** 10, (-1) ** (10 ** 20 + 1), 10 ** -3, 3 ** 50, 7 ** 77 % 1000)
print(5 == 5.0, 2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53), 10 ** 20 < 1e21, 10 ** 400 > 1e308, -10 ** 400 < float("-inf"), 10 ** 400 < float("inf"), 1 < 1.5, 2 ** 64 > 1.8446744073709552e19, hash(2 ** 64) == hash(float(2 ** 64)))
print(True + True, True * 5, False - 1, -True, ~True, True / 2, True == 1, True & False, True | 2, True ^ True, True << 3, [10, 20][True], {1: "a"}[True], sum([True, False, True]), int(True), str(True), f"{True:d}", True < 2, bool(0) is False, True // 2, True % 2, True ** 2)
print(int.__name__, int(), isinstance(5, int), (5).__add__(3), (5).__radd__(3), (5).__add__("x"), (5).__eq__(5), (5).__lt__(2.0), (5).__bool__(), (5).__neg__(), (5).__divmod__(3), (5).__pow__(2), (5).__pow__(2, 3), (5).__float__(), (5).__hash__(), (5).__str__(), (5).__repr__(), (5).__format__("05d"), (5).__floor__(), (5).__ceil__(), (5).__trunc__(), (5).__round__())
a = 5
a += 2.5; print(a, type(a).__name__)
a = 2 ** 62
a += a
print(a, a == 2 ** 63, type(a).__name__)
print((lambda: 1000)() == 1000, 1_0 == 10, 1e3 == 1000, 3 .real, 3..real, 5 .__class__.__name__)
print(sorted([3, -1, 2 ** 70, 0, -2 ** 70]), max(2 ** 64, 2 ** 63), sum([2 ** 62] * 4), [2 ** 40 * i for i in range(3)])
print(f"{1234567:,} {1234567:_} {255:x} {255:#b} {-5:+d} {5: d} {2 ** 70:,} {65:c} {0.5:%} {1e10:g}")
print(round(12345, -2), round(-15, -1), round(big, -25), (17).__mod__(5), 17 .__rsub__(20))
