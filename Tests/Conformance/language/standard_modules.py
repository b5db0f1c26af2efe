from dataclasses import dataclass, field, asdict, replace
from enum import Enum, IntEnum, Flag, auto, StrEnum
from collections import defaultdict, Counter, OrderedDict, deque, namedtuple
from typing import NamedTuple, Optional, List, Dict
import itertools, functools, math, json, operator, sys, os
from contextlib import contextmanager, suppress, ExitStack
from abc import ABC, abstractmethod

@dataclass(order=True)
class P:
    x: int
    y: int = 2
    tags: list = field(default_factory=list)
print(P(1), P(1) == P(1, 2), P(1) < P(2), asdict(P(3)), replace(P(1), y=9))
try: P()
except TypeError as e: print(e)
class Color(Enum):
    RED = 1
    GREEN = auto()
    ALIAS = 1
print(list(Color), Color.RED, Color(2), Color["RED"], Color.ALIAS is Color.RED, repr(Color.GREEN), Color.RED.name, Color.RED.value)
try: Color(9)
except ValueError as e: print(e)
class N(IntEnum):
    A = 1
    B = 2
print(N.A + 1, N.A < N.B, N.B, f"{N.A}")
class F(Flag):
    R = auto(); W = auto(); X = auto()
print(F.R | F.W, F.R in (F.R | F.W), (F.R|F.W).value)
d = defaultdict(list); d['a'].append(1); print(d, Counter("hello").most_common(2), OrderedDict(a=1), deque([1,2,3], maxlen=2))
Pt = namedtuple("Pt", "x y"); print(Pt(1, 2), Pt(1,2)._replace(x=5), Pt(1,2)._asdict())
class E(NamedTuple):
    name: str
    id: int = 3
print(E("a"), E("a").id, E._fields)
print(list(itertools.chain([1],[2])), list(itertools.islice(itertools.count(), 2, 6, 2)), list(itertools.permutations([1,2,3], 2)), [(k, list(g)) for k, g in itertools.groupby("aabbc")])
print(functools.reduce(operator.add, [1,2,3]), functools.partial(int, base=2)("101"), math.sqrt(2), math.floor(2.5))
print(json.dumps({"a": [1, 2.5, None, True, "é\n"]}), json.dumps([1,{"b":2}], indent=2), json.loads('{"a": [1, 2.0, "x"]}'))
@contextmanager
def cm():
    print("enter")
    try: yield 5
    finally: print("exit")
with cm() as v: print(v)
with suppress(ValueError): raise ValueError
class Base(ABC):
    @abstractmethod
    def go(self): ...
try: Base()
except TypeError as e: print(e)
print(Optional[int], List[str], Dict[str, int], int | None, list[int])
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1)+fib(n-2)
print(fib(80), fib.cache_info())
@functools.wraps(fib)
def g(): pass
print(g.__name__, os.path.join("a", "b"), sys.argv[1:])
