# Enumerations in collections, as dictionary keys, sorted, copied and compared across classes.
import copy
from collections import Counter, defaultdict
from enum import Enum, IntEnum
from functools import total_ordering


@total_ordering
class Grade(Enum):
    A = 90
    B = 80
    C = 70

    def __lt__(self, other):
        if isinstance(other, Grade):
            return self.value < other.value
        return NotImplemented

    @classmethod
    def of(cls, score):
        for grade in cls:
            if score >= grade.value:
                return grade
        raise ValueError(f"{score} is below {cls.C!r}")


class Code(IntEnum):
    OK = 0
    FAILED = 1


scores = {"ada": 95, "ben": 71, "cyd": 88, "dan": 79}
grades = {name: Grade.of(score) for name, score in scores.items()}
print(grades, Counter(grades.values()), max(grades.values()), sorted(set(grades.values())), sorted(grades, key=grades.get))
by_grade = defaultdict(list)
for name, grade in grades.items():
    by_grade[grade].append(name)
print(dict(by_grade), Grade.A > Grade.B, Grade.C <= Grade.C, Grade.A in by_grade, [grade.name for grade in sorted(Grade)])
print(copy.copy(Grade.A) is Grade.A, copy.deepcopy({"g": [Grade.B]}), Grade.A is Grade["A"] is Grade(90), Grade.A == Code.OK, Code.OK == 0, Code.OK == False, bool(Code.OK), not Code.FAILED)
print(isinstance(Grade.A, Grade), isinstance(Code.OK, int), Grade.A.__class__ is Grade, type(Grade).__name__, Grade.__name__, Grade.A.name[0], {**Grade.__members__}["B"], list(zip(Grade, "xyz")))
print([member for member in Grade if member is not Grade.B], Grade._member_names_, len(Grade), f"{Grade.A!r:>20}|{Grade.A!s:<10}|{Code.FAILED:>4}|{Grade.A.value:06.2f}")
first, *others = Grade
print(first, others, any(grade.value > 85 for grade in Grade), tuple(Code), sum(Code), Code.FAILED * 3, divmod(7, Code.FAILED + 1), range(Code.FAILED))
for attempt in [lambda: Grade.of(10), lambda: Grade.A < 5, lambda: Grade.A < Code.OK, lambda: Grade.A.missing, lambda: sorted([Grade.A, 1]), lambda: sum(Grade), lambda: Code("1"), lambda: Grade.A()]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
