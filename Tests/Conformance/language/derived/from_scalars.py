"""Classes derived from int, str, float, tuple and bytes: __new__, operators, formatting, hashing."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


class Money(int):
    def __new__(cls, value, currency="EUR"):
        self = super().__new__(cls, value)
        self.currency = currency
        return self

    def __repr__(self):
        return f"Money({int(self)}, {self.currency!r})"

    def __add__(self, other):
        return Money(super().__add__(other), self.currency)

    __radd__ = __add__


m = Money(5)
print(m, repr(m), m + 1, 1 + m, sum([m, m]), m * 2, type(m * 2).__name__, m == 5, hash(m) == hash(5), {5: "five"}[m], m > 4, -m, type(-m).__name__, int(m), f"{m:03d}", "%d" % m)
print([10, 20, 30, 40, 50, 60][m], m.currency, isinstance(m, int), bool(Money(0)), m.bit_length(), divmod(m, 2), m / 2, m ** 2, range(m), str(m), m.real, abs(Money(-3)))


class Plain(int):
    pass


p = Plain("12")
print(p, repr(p), p + 1, type(p + p).__name__, Plain(), Plain(3.7), p.__class__.__name__, int(p) is p, p == 12, Plain(5) < Plain(6), max(Plain(1), Plain(2)), type(max(Plain(1), Plain(2))).__name__)


class Temp(float):
    def __str__(self):
        return f"{float(self):.1f}C"


t = Temp(21.55)
print(t, repr(t), t + 1, type(t + 1).__name__, f"{t}", f"{t:.2f}", t < 30, t == 21.55, round(t), round(t, 1), int(t), t.is_integer(), sorted([Temp(2), Temp(1)]))


class Name(str):
    def __new__(cls, value):
        return super().__new__(cls, value.strip().title())

    def initials(self):
        return "".join(w[0] for w in self.split())

    def __eq__(self, other):
        return self.lower() == other.lower()

    def __hash__(self):
        return hash(self.lower())


n = Name("  ada lovelace ")
print(n, repr(n), n.initials(), n == "ADA LOVELACE", {n: 1}, n.upper(), type(n.upper()).__name__, n + "!", type(n + "!").__name__, n[0], len(n), "Ada" in n, f"{n:>15}", "%s" % n, n * 2)
print([c for c in n][:3], n.split(), "-".join([n, n]), isinstance(n, str), sorted([Name("b"), Name("a")]))


class Shout(str):
    def __str__(self):
        return self.upper() + "!"

    def __repr__(self):
        return "Shout"

    def __format__(self, spec):
        return "formatted" + spec


s = Shout("hey")
print(s, repr(s), f"{s}", f"{s!s}", f"{s!r}", "{}".format(s), "%s" % s, "a" + s, str(s), s.capitalize(), [s])


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    def __add__(self, other):
        return Point(self.x + other[0], self[1] + other[1])

    def __repr__(self):
        return f"Point{tuple(self)}"


q = Point(1, 2)
a, b = q
print(q, q.x, a, b, q + (1, 1), q == (1, 2), hash(q) == hash((1, 2)), q < (1, 3), len(q), q[::-1], type(q[:]).__name__, q * 2, (0,) + q, {q: 1}[1, 2], "%s %s" % q, isinstance(q, tuple), q.count(1), [*q])
attempt(lambda: Point(1))
attempt(lambda: setattr(q, "x", 5))
q.extra = 1
print(q.extra, vars(q))
attempt(lambda: Money("x"))
attempt(lambda: Money())
attempt(lambda: Plain([]))
attempt(lambda: Name(5))
attempt(lambda: Temp("hot"))


class Flagged(int):
    def __bool__(self):
        return True

    def __eq__(self, other):
        return NotImplemented

    __hash__ = int.__hash__


f = Flagged(0)
print(bool(f), "yes" if f else "no", f == 0, f == f, f != 0, f is f, f + 0 == 0, f < 1)


class Version(tuple):
    def __lt__(self, other):
        return tuple(self) > tuple(other)


print(sorted([Version((1, 0)), Version((2, 0))])[0] == (2, 0), min(Version((1,)), Version((2,))))


class Hex(int):
    def __str__(self):
        return hex(self)

    def __format__(self, spec):
        return "hex:" + format(int(self), spec or "x")


h = Hex(255)
print(h, repr(h), f"{h}", f"{h:04x}", "%s %d" % (h, h), str(h), [h], h + 1)


class Data(bytes):
    def hexed(self):
        return self.hex("-")


b = Data(b"\x01\xff")
print(b, b.hexed(), b[0], b + b"x", len(b), b == b"\x01\xff", type(b[:1]).__name__)
