# Numbers as an invoice script meets them: ints of any size, floats, rounding, division.
prices = [19.99, 5.5, 100, 0.1 + 0.2]
for price in prices:
    print(price, round(price, 1), int(price), price // 3, price % 3, divmod(price, 3))
print(2 ** 10, 2 ** -1, 7 // 2, -7 // 2, -7 % 3, 7 % -3, 2 ** 200, (2 ** 200) % 1_000_007)
print(10 ** 20 // 3, -(10 ** 20) // 7, (10 ** 30 + 1) * (10 ** 30 - 1), 1 << 70, -1 >> 3)
print(0xff, 0o17, 0b1010, 1_000_000, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, float("inf"), -0.0)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(15, -1), round(25, -1))
print(5 & 3, 5 | 3, 5 ^ 3, ~5, True + True, True & False, abs(-3), abs(-2.5), pow(3, 200, 13), pow(2, 0.5))
print(int("42"), int("-0x1f", 16), int("101", 2), int(3.99), int(-3.99), float("1e3"), float("  2.5 "))
print(bin(10), oct(8), hex(255), hex(-255), (255).bit_length(), (1024).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"))
print(1 == 1.0, 1 < 1.5 <= 2, 10 ** 17 == 1e17, 2 ** 53 + 1 == float(2 ** 53 + 1), hash(1) == hash(1.0) == hash(True))
for bad in ("1 / 0", "1 // 0", "1 % 0", "1.0 / 0", "int('x1')", "int('')", "float('abc')", "'a' + 1", "1 + 'a'", "None + 1", "[] < 3", "-'a'", "2 ** 'x'", "divmod(1, 0)", "int([])", "round('a')"):
    pass
def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
attempt(lambda: 1 / 0)
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1.0 / 0)
attempt(lambda: int("x1"))
attempt(lambda: int(""))
attempt(lambda: float("abc"))
attempt(lambda: "a" + 1)
attempt(lambda: 1 + "a")
attempt(lambda: None + 1)
attempt(lambda: [] < 3)
attempt(lambda: -"a")
attempt(lambda: int([]))
attempt(lambda: 0 ** -1)
attempt(lambda: 1 << -1)
attempt(lambda: (10 ** 5000) and len(str(10 ** 4000)))
attempt(lambda: "ab" * 2.5)
