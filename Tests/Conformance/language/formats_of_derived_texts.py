"""What % gives of one object alone, formats of derived classes, and numbers in # form."""
import enum
from collections import Counter
from decimal import Decimal, localcontext


class Label(str):
    pass


class Shown:
    def __str__(self):
        return Label("shown")

    def __repr__(self):
        return Label("<shown>")


for pattern in ("%s", "%r", "%a", "%3s", "%.9s", "%9s", "%(it)s", " %s"):
    text = pattern % ({"it": Shown()} if "it" in pattern else Shown())
    print(repr(pattern), text, type(text).__name__)
name = "plain name"
print(("%s" % name) is name, ("%s" % (name,)) is name, type("%s" % Label("x")).__name__)


class Money(float):
    pass


class Count(int):
    pass


for value, code in ((Count(3), "s"), (Count(3), "5d5"), (Money(2.5), "x"), (Label("a"), "d"), (Label("a"), "5.2.1")):
    try:
        format(value, code)
    except ValueError as error:
        print(error)
print(format(999999.5, "#g"), format(999.9, "#.3g"), "%#g" % 999999.5, format(0.0001, "#g"), format(100000.0, "#.6g"))
for value in (Decimal("1234.5"), Decimal("NaN")):
    for code in ("<08", "08", "0=8", "0>8"):
        try:
            print(format(value, code), end=" ")
        except ValueError as error:
            print(error, end=" ")
    print()
try:
    b"%f" % "x"
except TypeError as error:
    print(error)
with localcontext() as context:
    context.prec = 3
    noted = Decimal("-NaN12345")
    print(noted, +noted, noted * 2, noted.sqrt(), abs(noted), noted.max(Decimal(1)))

stock = Counter(pens=3, ink=1)
stock += {"pens": 2}
stock -= {"ink": 1}
print(stock)
stock |= {"paper": 4}
print(stock, dict(stock))


class Access(enum.IntFlag):
    READ = 1
    WRITE = 8
    BOTH = 9


class Pair(tuple, enum.Enum):
    ONE = 1
    TWO = (1, 2)


print(repr(Access(73)), repr(Access(9)), Pair.ONE.value, list(Pair.TWO))


def text_flag():
    class Words(enum.Flag):
        A = "a"


def plain_representation():
    class Bare(enum.ReprEnum):
        A = 1


for make in (text_flag, plain_representation):
    try:
        make()
    except TypeError as error:
        print(error)


class Rank(enum.Enum):
    LOW = enum.auto(), "low"
    HIGH = enum.auto(), "high"


print([rank.value for rank in Rank])
