"""Classes of the library that take types in brackets, how errors name its classes, and the methods of their operators."""
import collections
import contextlib
import datetime
import decimal
import functools
import io
import itertools
import re
import types
import typing
import weakref


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)


for made in (itertools.chain, functools.partial, functools.cached_property, functools.partialmethod, weakref.ref, weakref.WeakValueDictionary,
             enumerate, types.MappingProxyType, contextlib.AbstractContextManager, contextlib.ExitStack, collections.deque):
    attempt(made.__name__, lambda: made[int])
for made in (datetime.date, datetime.timedelta, decimal.Decimal, collections.OrderedDict, re.Pattern, io.StringIO, itertools.count, types.SimpleNamespace):
    attempt(made.__name__, lambda: made.colour)
    attempt(made.__name__, lambda: made[int]) if made not in (collections.OrderedDict, re.Pattern) else None

print(typing.Any | int, int | typing.Any, typing.Any | None, type(typing.Any | int).__name__, typing.Optional[typing.Any])
print(type(typing.Any), type(typing.Tuple), type(typing.Callable), type(typing.List))

day = datetime.timedelta(days=1, hours=2)
print(day.__neg__(), day.__pos__(), day.__bool__(), datetime.timedelta().__bool__())
print(collections.Counter(a=-1, b=2).__pos__(), collections.Counter(a=-1, b=2).__neg__())
print([hasattr(value, "__radd__") for value in ("", [], (), b"", collections.deque(), 1)])


class Base:
    def __eq__(self, other):
        print("  Base asked about", type(other).__name__)
        return NotImplemented


class Derived(Base):
    pass


class Overriding(Base):
    def __ne__(self, other):
        print("  Overriding asked about", type(other).__name__)
        return NotImplemented


for left in (Base(), Derived(), Overriding()):
    for right in (Base(), Derived(), Overriding()):
        print(type(left).__name__, type(right).__name__)
        print(" ", left == right, left != right)


class Slotted:
    __slots__ = ("__dict__",)


class Referable:
    __slots__ = ("__weakref__",)


attempt("only __dict__", lambda: weakref.ref(Slotted()))
attempt("only __weakref__", lambda: weakref.ref(Referable())())
for values in ("a", b"a", bytearray(b"a"), ("a",), [1], {}):
    attempt(f"b'x' % {values!r}", lambda: b"x" % values)
