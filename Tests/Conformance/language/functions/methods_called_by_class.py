# What is said of methods called by way of their class, or of slots called by name.
import collections
import string
import logging
import random
import functools
import types

calls = [
    lambda: str.upper(), lambda: str.upper(1), lambda: list.append(), lambda: list.append(5, 1), lambda: dict.get(3, 1),
    lambda: str.__len__(), lambda: str.__len__(5), lambda: list.__getitem__(3, 1), lambda: int.__add__("a", 1), lambda: int.__add__(),
    lambda: (5).__add__(), lambda: (5).__add__(1, 2), lambda: (5).__add__(other=1), lambda: "a".__eq__(), lambda: "a".__eq__("b", x=1),
    lambda: [1].__mul__(), lambda: [1].__len__(2), lambda: (1,).__repr__(x=1), lambda: object().__setattr__("a"), lambda: object().__hash__(1),
    lambda: collections.deque.popleft(3), lambda: collections.OrderedDict.move_to_end(1, 2), lambda: collections.Counter.elements(),
    lambda: collections.Counter.most_common(), lambda: (1).__format__(None), lambda: "x".__format__(spec=1),
    lambda: collections.ChainMap(a=1), lambda: collections.UserList([1], 2), lambda: collections.UserString(), lambda: collections.UserString("a", "b"),
    lambda: string.Template(), lambda: string.Template("a", x=1), lambda: string.Formatter().vformat("x"), lambda: string.Formatter().format_field(1, 2, 3),
    lambda: logging.Formatter(format="x"), lambda: logging.Formatter(1, 2, 3, 4, 5), lambda: logging.LogRecord("a"), lambda: logging.Handler(0, 1),
    lambda: logging.Logger(), lambda: logging.Filter("a", "b"), lambda: logging.LoggerAdapter(), lambda: random.Random(seed=1), lambda: random.Random(1, 2),
    lambda: functools.cache(5), lambda: functools.cache(len)([1, 2]),
]
for call in calls:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
