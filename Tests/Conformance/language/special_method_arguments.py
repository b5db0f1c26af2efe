"""Special methods of the built-in types, called by name with too many, too few or wrong arguments."""
import decimal
import functools
import inspect
import operator
import random
import statistics


def told(call, *arguments, **keywords):
    try:
        print(repr(call(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


for value in ([1], "abc", 5, 1.5, {1: 2}, {1}, (1,), b"a", True):
    for name in ("__repr__", "__str__", "__hash__", "__len__", "__iter__", "__bool__", "__neg__"):
        method = getattr(value, name, None)
        if method is not None:
            print(type(value).__name__, name, end=" ")
            told(method, 1)
told("abc".__getitem__)
told("abc".__contains__)
told([1].__setitem__, 1)
told([1].__delitem__)
told([1].__contains__)
told([1].__len__, a=1)
told((5).__format__)
told((5).__format__, 1)
told((5).__getattribute__, 1)
told((5).__setattr__, "a", 1)
told((5).__delattr__, "a")
print(list.__hash__, dict.__hash__, set.__hash__, [].__hash__)


class Hint:
    def __init__(self, answer):
        self.answer = answer

    def __length_hint__(self):
        return self.answer


for answer in (3, NotImplemented, -1, "a"):
    told(operator.length_hint, Hint(answer), 7)
told(decimal.getcontext().power, a=2, b=3)
told(random.SystemRandom().getstate)
told(statistics.NormalDist(100, 0).inv_cdf, 0.5)
told(operator.call)


def logged(function):
    @functools.wraps(function)
    def wrapper(*arguments, **keywords):
        return function(*arguments, **keywords)

    return wrapper


class Account:
    @logged
    def deposit(self, amount: int, note="") -> int:
        return amount


print(inspect.signature(Account.deposit), inspect.signature(Account.deposit, follow_wrapped=False))
print(inspect.signature(Account().deposit), inspect.signature(Account().deposit, follow_wrapped=False))
