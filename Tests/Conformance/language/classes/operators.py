"""Arithmetic, reflected and in-place special methods, NotImplemented, priority of subclasses."""
OPS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "matmul": "@", "lshift": "<<", "rshift": ">>",
       "and": "&", "or": "|", "xor": "^"}


class Sym:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return f"Sym({self.text})"


def forward(symbol):
    return lambda self, other: Sym(f"{self.text}{symbol}{other}")


def reflected(symbol):
    return lambda self, other: Sym(f"{other}{symbol}'{self.text}")


def inplace(symbol):
    def method(self, other):
        self.text += f"{symbol}={other}"
        return self
    return method


for name, symbol in OPS.items():
    setattr(Sym, f"__{name}__", forward(symbol))
    setattr(Sym, f"__r{name}__", reflected(symbol))
    setattr(Sym, f"__i{name}__", inplace(symbol))
a = Sym("a")
print(a + 1, a - 1, a * 1, a / 1, a // 1, a % 1, a ** 1, a @ 1, a << 1, a >> 1, a & 1, a | 1, a ^ 1)
print(1 + a, 1 - a, 1 * a, 1 / a, 1 // a, 1 % a, 1 ** a, 1 @ a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a)
print("s" + a, [1] + a, None @ a, 2.5 * a, {1} | a)
b = Sym("b")
b += 1; b -= 2; b *= 3; b /= 4; b //= 5; b %= 6; b **= 7; b @= 8; b <<= 9; b >>= 1; b &= 2; b |= 3; b ^= 4
print(b)
x = 5
x += a
print(x)


class Decline:
    def __add__(self, other):
        print("add declined")
        return NotImplemented

    def __radd__(self, other):
        print("radd declined")
        return NotImplemented

    def __iadd__(self, other):
        print("iadd declined")
        return NotImplemented


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: Decline() + 1)
attempt(lambda: 1 + Decline())
attempt(lambda: Decline() + Decline())


def augmented():
    d = Decline()
    d += 1


attempt(augmented)


class Base:
    def __add__(self, other):
        return "Base.add"

    def __radd__(self, other):
        return "Base.radd"

    def __eq__(self, other):
        print("Base.eq")
        return NotImplemented

    def __lt__(self, other):
        return "Base.lt"

    def __gt__(self, other):
        return "Base.gt"


class Derived(Base):
    def __radd__(self, other):
        return "Derived.radd"

    def __gt__(self, other):
        return "Derived.gt"

    def __eq__(self, other):
        print("Derived.eq")
        return NotImplemented


print(Base() + Derived(), Derived() + Base(), Base() + Base(), Base() < Derived(), Derived() < Base(), Base() == Derived())


class Unary:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return 7

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __int__(self):
        return 42

    def __float__(self):
        return 4.5

    def __index__(self):
        return 3

    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __pow__(self, other, mod=None):
        return ("pow", other, mod)

    def __complex__(self):
        return 1


u = Unary()
import math
print(-u, +u, ~u, abs(u), round(u), round(u, 2), math.trunc(u), math.floor(u), math.ceil(u), int(u), float(u), [0, 1, 2, 3][u], hex(u), bin(u),
      divmod(u, 2), divmod(2, u), pow(u, 2), pow(u, 2, 5), "abcdef"[u:], range(u), "x" * u, [0] * u)
instance_level = Base()
instance_level.__add__ = lambda other: "never used"
print(instance_level + 1)
