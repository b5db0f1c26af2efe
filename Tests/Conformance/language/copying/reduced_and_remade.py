# copy of objects that tell how they are made again.
import copy
import functools
import random
from collections import UserDict, UserList


def attempt(value):
    for function in (copy.copy, copy.deepcopy):
        try:
            made = function(value)
            print(function.__name__, type(made).__name__, made if isinstance(made, (list, dict, int, str)) else "", getattr(made, "__dict__", ""))
        except (TypeError, ValueError) as error:
            print(function.__name__, type(error).__name__, error)


class Reduced:
    def __init__(self, *parts):
        self.parts = parts

    def __reduce__(self):
        return self.parts


class Target:
    def __init__(self, *given):
        self.given = given


attempt(Reduced(Target, (1, 2)))
attempt(Reduced(Target, (), {"a": [1]}))
attempt(Reduced(Target, (), ({"a": 1}, {"b": 2})))
attempt(Reduced(Target, (), (None, {"b": 2})))
attempt(Reduced(list, (), None, iter("ab")))
attempt(Reduced(dict, (), None, None, iter([("k", 1)])))
attempt(Reduced(Target))
attempt(Reduced())
attempt(Reduced(Target, (), None, None, None, None))
attempt(Reduced(Target, (), 5))


class Odd:
    def __reduce__(self):
        return 5


attempt(Odd())


class Versioned:
    def __new__(cls, version):
        self = super().__new__(cls)
        self.version = version
        return self

    def __getnewargs__(self):
        return (self.version + 1,)

    def __getstate__(self):
        return {"note": "copied"}


attempt(Versioned(1))


class Keyword(int):
    def __new__(cls, *, base):
        self = int.__new__(cls, base)
        self.base = base
        return self

    def __getnewargs_ex__(self):
        return (), {"base": self.base}


attempt(Keyword(base=7))


class Failed(Exception):
    def __init__(self, reason):
        super().__init__(reason)
        self.notes = [reason]


error = Failed("late")
error.notes.append("very")
print(copy.copy(error).notes is error.notes, copy.deepcopy(error).notes, copy.copy(OSError(2, "gone", "a.txt")).filename)


class Coded(Exception):
    def __init__(self, code, text):
        super().__init__(text)


attempt(Coded(1, "x"))
base2 = functools.partial(int, base=2)
base2.note = ["binary"]
print(copy.copy(base2)("101"), copy.copy(base2).note is base2.note, copy.deepcopy(base2).note is base2.note)
cached = functools.lru_cache(len)
print(copy.copy(cached) is cached, copy.deepcopy(cached) is cached)
dice = random.Random(3)
dice.random()
print(copy.copy(dice).random() == copy.deepcopy(dice).random() == dice.random())
for container in (UserDict(a=[1]), UserList([[1]])):
    container.label = "kept"
    made = copy.copy(container)
    print(made, made.label, made.data is container.data, type(made).__name__)
