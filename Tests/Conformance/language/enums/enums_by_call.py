"""Enumerations made by calling Enum and its kin: names, values, where they start."""
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum

for base in (Flag, IntFlag, Enum, IntEnum):
    for start in (1, 5, 4, 0, -1, 2**70):
        made = base("Made", "A B C", start=start)
        print(base.__name__, start, [(member.name, member.value) for member in made.__members__.values()])
for names in (["A", "B"], {"A": 2, "B": 8}, "A,B", "A, B  C", [("A", 1), ("B", 3)]):
    for base in (Flag, Enum, StrEnum):
        try:
            made = base("Made", names)
            print(base.__name__, names, [(member.name, member.value) for member in made], list(made.__members__))
        except TypeError as error:
            print(base.__name__, names, error)
