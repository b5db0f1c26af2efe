import abc
class M10(abc.ABCMeta):
    def __new__(m, n, b, d): 
        c = super().__new__(m, n, b, d); c.tag = n; return c
class Ab(metaclass=M10):
    @abc.abstractmethod
    def f(self): ...
try: Ab()
except TypeError as e: print(e)
class Co(Ab):
    def f(self): return 1
print(Co().f(), Co.tag, isinstance(Co(), Ab), Ab.__mro__)
Ab.register(int)
print(isinstance(3, Ab), issubclass(int, Ab))
class Plain(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def g(self): ...
print(Plain.__mro__, Plain.__bases__, Plain.__abstractmethods__)
try: Plain()
except TypeError as e: print(e)
import enum
class M11(enum.EnumMeta):
    def __contains__(cls, v): return v in [m.value for m in cls] 
    def choices(cls): return [(m.value, m.name) for m in cls]
    def __getattr__(cls, n):
        if n == "default": return next(iter(cls))
        raise AttributeError(n)
    def __call__(cls, v=1, *a, **k): return super().__call__(v, *a, **k)
class E(enum.Enum, metaclass=M11):
    A = 1
    B = 2
print(1 in E, E.choices(), E(2), E.A, E["B"], len(E), E.default, E(), E.B in E)
