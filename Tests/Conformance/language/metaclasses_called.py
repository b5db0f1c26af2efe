"""Metaclasses of the library called as functions, abstract wrappers, and `__call__` that is no plain function."""
import abc
import collections.abc
import functools
import inspect
import io
import weakref


def with_metaclass(meta, *bases):
    class temporary(type):
        def __new__(cls, name, this_bases, namespace):
            return meta(name, bases, namespace)

    return type.__new__(temporary, "temporary", (), {})


class Base:
    pass


class Shape(with_metaclass(abc.ABCMeta, Base)):
    @abc.abstractmethod
    def area(self): ...


print(type(Shape).__name__, Shape.__bases__, abc.ABCMeta("Named", (Base,), {"z": 1}).z)


class Visitor(abc.ABC):
    @functools.singledispatchmethod
    @abc.abstractmethod
    def visit(self, node): ...

    @abc.abstractmethod
    def walk(self, node, depth): ...

    descend = functools.partialmethod(walk, depth=1)


class Mark:
    __isabstractmethod__ = True


class Marked(abc.ABC):
    mark = Mark()


for made in (Shape, Visitor, Marked):
    try:
        made()
    except TypeError as error:
        print(error)


@abc.update_abstractmethods
class Plain:
    @abc.abstractmethod
    def nothing(self): ...


print(type(Plain()).__name__)


class Call:
    @staticmethod
    def __call__(value, factor=2):
        return value * factor


class Kind:
    @classmethod
    def __call__(cls, value):
        return cls.__name__, value


class Printing:
    __call__ = print


class Through:
    __call__ = Call()


print(Call()(3), list(map(Call(), [1, 2])), Kind()(1), Through()(5, factor=3))
Printing()(7)
print(isinstance(functools.cmp_to_key(lambda a, b: 0)(1), collections.abc.Hashable))
for stream in (io.StringIO("x"), io.BytesIO(b"x")):
    try:
        stream.fileno()
    except io.UnsupportedOperation as error:
        print(error)


class Strict(inspect.Parameter):
    pass


class Shown(inspect.Signature):
    def count(self):
        return len(self.parameters)


shown = Shown([Strict("a", Strict.POSITIONAL_ONLY), Strict("b", Strict.KEYWORD_ONLY, default=3)])
print(shown, shown.count(), repr(Strict("a", Strict.POSITIONAL_ONLY)), type(shown.replace(parameters=[])).__name__, Shown.from_callable(lambda x: x).count())
for target in (int, functools.partial(lambda a: a, 1, 2), ValueError):
    try:
        print(inspect.signature(target))
    except ValueError as error:
        print(str(error).split(" at ")[0])


class Row(list):
    pass


row = Row([3, 1])
print(list(reversed(weakref.proxy(row))))
