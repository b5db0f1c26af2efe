"""Classes of the library with parts replaced."""
import json
import logging
import random
import statistics
import sys
from abc import ABC, abstractclassmethod, abstractmethod, abstractproperty, abstractstaticmethod
from collections import OrderedDict, UserList
from typing import Protocol, runtime_checkable


class Half(random.Random):
    def random(self):
        return 0.5


class Ones(random.Random):
    def getrandbits(self, k):
        return 1


half, ones, given = Half(), Ones(), random.Random(5)
given.random = lambda: 0.25
print(half.uniform(0, 8), half.choice("abcd"), ones.randint(1, 8), ones.choice([1, 2, 3]), given.uniform(0, 8), round(given.expovariate(1), 6))
for population, weights in (([], None), ([], [])):
    try:
        random.choices(population, weights)
    except IndexError as error:
        print("IndexError", error)
print([round(x, 6) for x in statistics.NormalDist(10, 3).samples(3, seed=5)])


class Shouting(UserList):
    def __getitem__(self, place):
        return str(self.data[place]) + "!"


print(list(Shouting([1, 2])), next(iter(Shouting([3]))), 1 in Shouting([1]))
cache = OrderedDict.fromkeys("abc", value=0)
print(cache.pop(key="a"), cache.pop("z", default="none"), cache.setdefault("d", default=4), cache.setdefault(key="b"), cache)
try:
    cache.pop("z")
except KeyError as error:
    print("KeyError", error)


class Ratio(float): ...


print(json.dumps({Ratio(1.5): 1, True: 2, None: 3, 2: 4}))

root = logging.getLogger()
root.handlers = [logging.StreamHandler(sys.stdout)]


class Plain(logging.Formatter):
    default_time_format = "%Y"
    default_msec_format = None


root.handlers[0].setFormatter(Plain("%(levelname)s %(message)s"))
record = logging.makeLogRecord({"created": 0.25, "msecs": 250})
print(Plain().formatTime(record), logging.LoggerAdapter(logging.getLogger("app"), {}).name)
root.warning("told")
root.handlers.clear()
print(root.handlers)


class Store(ABC):
    @abstractproperty
    def size(self): ...

    @abstractclassmethod
    def open(cls): ...

    @abstractstaticmethod
    def names(): ...

    @property
    def limit(self): ...

    @limit.setter
    @abstractmethod
    def limit(self, value): ...


try:
    Store()
except TypeError as error:
    print(error)


@runtime_checkable
class Closable(Protocol):
    def close(self): ...


class Open:
    def close(self): ...


class Sealed(Open):
    close = None


print(isinstance(Open(), Closable), isinstance(Sealed(), Closable), issubclass(Sealed, Closable), isinstance(3, Closable))


class Whole(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "whole") if cls is not Whole else NotImplemented


class Part(Whole): ...


class Thing:
    whole = True


print(issubclass(Thing, Part), issubclass(Thing, Whole), isinstance(Thing(), Part), issubclass(int, Part))
