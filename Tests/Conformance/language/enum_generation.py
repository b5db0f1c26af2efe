"""Values that enumerations make for themselves."""
from enum import Enum, Flag, IntEnum, StrEnum, auto


class Tenths(float, Enum):
    def _generate_next_value_(name, start, count, last):
        return start + count / 10


class Named(Enum):
    def _generate_next_value_(name, start, count, last):
        return name.lower()


print(list(Tenths("Speed", "slow normal fast")), list(Named("Size", ["S", "M"])), list(Tenths("Late", "a b", start=5)))


class Years(Enum):
    _ignore_ = "names year"
    names = vars()
    for year in (1999, 2024):
        names[f"Y{year}"] = year


print(list(Years), hasattr(Years, "year"), Years.Y2024.value)


class Heights(Enum):
    LOW = 1.5
    HIGH = auto()
    MIDDLE = 2
    TOP = auto()


print([(h.name, h.value) for h in Heights])
class Words(Enum):
    A = "a"
    B = auto()


class Mixed(Enum):
    A = 5
    B = "x"
    C = 2
    D = auto()


print([m.value for m in Mixed], [w.value for w in Words])


class Outer(Enum):
    ONE = 1

    class Inner:
        pass


print(Outer.Inner, [o.name for o in Outer])
print(list(IntEnum("Ints", "a b")), list(StrEnum("Texts", "A B")), list(Flag("Bits", "r w x")))
