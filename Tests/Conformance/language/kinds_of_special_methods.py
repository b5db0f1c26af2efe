"""What kinds of descriptors special methods are, where a class stands for singledispatch, lines of `with`, and what is warned of."""
import collections.abc as abstract
import contextlib
import functools
import inspect
import sys
import types
import warnings

for method in (int.__add__, (1).__add__, list.append, [].append, object.__init__, "".__eq__, dict.__getitem__, list.__contains__, iter([]).__next__, str.join, len):
    print(type(method).__name__, method.__name__, inspect.ismethoddescriptor(method), inspect.isbuiltin(method), inspect.isroutine(method))
print(isinstance(int.__add__, types.WrapperDescriptorType), isinstance("".__len__, types.MethodWrapperType), isinstance([].__len__, abstract.Callable))


class Point:
    __slots__ = ("x",)


print(isinstance(Point.x, types.MemberDescriptorType), int.__add__(2, 3), (2).__add__(3))


@functools.singledispatch
def kind(value):
    return "anything"


@kind.register(abstract.Iterable)
def _(value):
    return "iterable"


@kind.register(abstract.Sized)
def _(value):
    return "sized"


class Shelf(abstract.Sized):
    def __len__(self):
        return 1

    def __iter__(self):
        return iter("a")


class Stream(abstract.Iterable):
    def __len__(self):
        return 1

    def __iter__(self):
        return iter("a")


class Both:
    def __len__(self):
        return 1

    def __iter__(self):
        return iter("a")


for value in (Shelf(), Stream(), Both(), [], 3):
    try:
        print(type(value).__name__, kind(value))
    except RuntimeError as error:
        print(error)
kind.register(abstract.Collection, lambda value: "collection")
kind.register(abstract.Hashable, lambda value: "hashable")
print([kind(value) for value in (Shelf(), Stream(), [], "text", 3, {}, (1,))])


class Timer:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("left at line", sys._getframe(1).f_lineno)


def measured():
    with Timer():
        first = 1
        second = 2
    with Timer():
        return first + second


print(measured())


@contextlib.contextmanager
def opened(name):
    """A resource, open for a while."""
    yield name


print(opened("x").__doc__)


class Amount:
    def __int__(self):
        return True

    def __trunc__(self):
        return 7


class Truncated:
    def __trunc__(self):
        return 7


with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    print("%d" % Amount(), int(Truncated()), bool(NotImplemented))
for warning in told:
    print(warning.category.__name__, str(warning.message).split(".  ")[0])


def grouped():
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1)])
        except* ExceptionGroup:
            pass
    except TypeError as error:
        return error, repr(error.__context__), error.__traceback__ is not None


print(grouped())
