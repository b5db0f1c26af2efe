"""int, float, str, bool, chr, ord, bin, hex, oct, list, dict and their errors."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


for text in ("5", " 7 ", "-3", "+4", "1_000", "0", "00", "007", "\t8\n", "٣", "1__0", "_1", "1_", "", " ", "x", "1.5", "0x10", "- 3", "1e3", "5a", "--3", "٣x", "a'b", "\x00", "1 2"):
    attempt(lambda: int(text))
for args in (("10", 2), ("ff", 16), ("0xff", 16), ("0b101", 2), ("0o17", 8), ("z", 36), ("0x1f", 0), ("0b11", 0), ("017", 0), ("0", 0), ("12", 3), ("8", 8), ("10", 1), ("10", 37), ("10", -1), (10, 2), ("1", "2"), (b"12", 10), (b"zz", 10), ("", 16), ("0x", 16), ("1_0", 2)):
    attempt(lambda: int(*args))
for value in (2.9, -2.9, 1e20, float("nan"), float("inf"), True, None, [], "1" * 50, b"33", b"", 10 ** 30, 5 + 0.0):
    attempt(lambda: int(value))
attempt(lambda: int())
attempt(lambda: int(x="5"))
attempt(lambda: int("5", base=16))
attempt(lambda: int(base=10))
attempt(lambda: int(1, 2, 3))
for text in ("1.5", " 2 ", "-.5", "5.", "1e5", "1E-2", "inf", "-Infinity", "nan", "NaN", "1_0.5", "", "x", "1.2.3", "1e", "e5", ".", "+-1", "0x1", "1_", "infin", b"2.5", "٣.٥"):
    attempt(lambda: float(text))
attempt(lambda: float())
attempt(lambda: float(None))
attempt(lambda: float([]))
attempt(lambda: float(10 ** 400))
attempt(lambda: float(10 ** 22))
attempt(lambda: float(1, 2))
for value in (0, 1, "", "0", "False", [], [0], {}, None, 0.0, -0.0, float("nan"), (), ((),), range(0), b"", set(), object, ...):
    print(bool(value), end=" ")
print()
attempt(lambda: bool(1, 2))
attempt(lambda: bool(x=1))
attempt(lambda: (chr(65), chr(8364), chr(0), chr(0x10ffff), ord("A"), ord("€"), ord(b"a")))
attempt(lambda: chr(-1))
attempt(lambda: chr(0x110000))
attempt(lambda: chr("a"))
attempt(lambda: chr(1.5))
attempt(lambda: chr(10 ** 30))
attempt(lambda: ord("ab"))
attempt(lambda: ord(""))
attempt(lambda: ord(5))
attempt(lambda: ord(b"ab"))
attempt(lambda: ord(None))
print(bin(10), bin(-10), bin(0), hex(255), hex(-255), oct(8), oct(-8), bin(True), hex(2 ** 70), bin(2 ** 65)[-3:])
attempt(lambda: bin(1.5))
attempt(lambda: hex("a"))
attempt(lambda: oct(None))
attempt(lambda: bin())
attempt(lambda: str(b"\xff", "utf-8"))
attempt(lambda: str(1, "utf-8"))
attempt(lambda: str(b"abc", encoding="ascii", errors="strict"))
attempt(lambda: bytes(3))
attempt(lambda: bytes([1, 2, 255]))
attempt(lambda: bytes([256]))
attempt(lambda: bytes("abc"))
attempt(lambda: bytes("é", "utf-8"))
attempt(lambda: bytes(-1))
attempt(lambda: bytes(["a"]))
print(list("ab"), tuple([1]), set([1]), dict(a=1), frozenset("a"), list({"k": 1}), tuple({1: 2}.items()), list(b"ab"), dict([(1, 2)]))


class Int:
    def __int__(self):
        return 7




class Index:
    def __index__(self):
        return 9


class Float:
    def __float__(self):
        return 1.25


class Bool:
    def __bool__(self):
        return False


print(int(Int()), int(Index()), float(Float()), float(Index()), bool(Bool()), hex(Index()), chr(Index()), [*range(Index())][-1], round(Float().__float__()))
attempt(lambda: hex(Int()))
attempt(lambda: range(Int()))
