# Members that are values of other types too, values that are classes, and what an enumeration checks of its members.
import enum
from datetime import date
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto


class Text(str, Enum):
    A = "x"


class Number(int, Enum):
    A = 1


class Plain(IntEnum):
    A = 1


class Word(StrEnum):
    A = "q"


class Day(date, Enum):
    A = 2020, 1, 2


class Ratio(float, Enum):
    A = 1.5


for member in (Text.A, Number.A, Plain.A, Word.A, Day.A, Ratio.A):
    print(format(member, ""), f"{member}", str(member), repr(member), "{}".format(member), "%s" % member, f"{member!s:>10}")
    try:
        print([format(member, "12"), f"{member:12}", "{:>12}".format(member)])
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Overridden(IntEnum):
    A = 1

    def __str__(self):
        return "over"


print(format(Overridden.A), f"{Overridden.A}", str(Overridden.A), f"{Overridden.A:3}")


class Hex(int):
    def __repr__(self):
        return hex(self)


class Code(Hex, Enum):
    OK = 10
    BAD = 255


print(repr(Code.OK), str(Code.BAD), Code.OK + 1, Code(255), Code.BAD.value, type(Code.BAD.value).__name__)


class Kinds(Enum):
    INTEGER = int
    TEXT = str

    def read(self, text):
        return self.value(text)


print(list(Kinds), Kinds.INTEGER.read("5"), Kinds(str))


class Described(Enum):
    @enum.property
    def label(self):
        return f"label of {self.name}"


class Things(Described):
    label = 1
    other = 2


print([thing.label for thing in Things], Things.label, Things["label"].value)


class Unique(Enum):
    def __init__(self, *args):
        cls = self.__class__
        if any(self.value == member.value for member in cls):
            raise ValueError(f"aliases not allowed: {self.name!r} --> {cls(self.value).name!r}")


try:

    class Colour(Unique):
        RED = 1
        GREEN = 2
        GRENE = 2
except ValueError as error:
    print(error)


class Ordered(Enum):
    _order_ = "RED GREEN"
    RED = 1
    GREEN = 2
    VERDE = 2


print(list(Ordered))
try:

    class Wrong(Enum):
        _order_ = "RED GREEN"
        GREEN = 2
        RED = 1
except TypeError as error:
    print(error)


class Pairs(Enum):
    ONE = auto()
    TWO = auto(), auto()
    THREE = auto(), "text", auto()


print([member.value for member in Pairs])


class Named(Enum):
    first = primero = auto()
    second = auto()


print(list(Named), Named.primero is Named.first)
Rights = Flag("Rights", "READ WRITE")
print(Rights._flag_mask_, Rights._boundary_.name, IntFlag("Bits", "A B")._member_type_, Plain._member_type_, Kinds._member_type_, Code._member_type_.__name__, Ordered._member_names_, list(Ordered._member_map_))
