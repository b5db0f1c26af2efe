# What functions and methods of modules written in Python say of arguments that do not fit.
import abc
import functools
import heapq
import operator
import os
import traceback


def only_by_position(a, b=1, /, *, key=None):
    return a, b, key


calls = [
    lambda: functools.cache(), lambda: functools.cache(len, 2), lambda: functools.lru_cache(size=5), lambda: functools.wraps(), lambda: functools.wraps(len, assigned=(), other=1),
    lambda: functools.total_ordering(1, 2), lambda: functools.singledispatch(), lambda: functools.update_wrapper(len), lambda: functools.reduce(), lambda: functools.reduce(max),
    lambda: functools.cmp_to_key(), lambda: functools.partial(), lambda: abc.abstractmethod(), lambda: abc.abstractmethod(len, len),
    lambda: os.path.join(), lambda: os.path.basename("a", "b"), lambda: os.path.splitext(path="x"), lambda: os.path.exists(), lambda: os.getcwd(1), lambda: os.getcwd(x=1),
    lambda: heapq.heappush([]), lambda: heapq.heappop(), lambda: heapq.heappop(heap=[]), lambda: operator.add(1), lambda: operator.add(1, b=2), lambda: operator.itemgetter(),
    lambda: traceback.format_exception(exc=ValueError()), lambda: traceback.format_exception(), lambda: only_by_position(a=1, b=2), lambda: only_by_position(1, b=2),
    lambda: only_by_position(1, other=2), lambda: only_by_position(key=1),
]
for call in calls:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
