from collections import OrderedDict
class NS(dict):
    def __init__(self): self.order = []; super().__init__()
    def __setitem__(self, k, v):
        if not k.startswith("__"): self.order.append(k)
        super().__setitem__(k, v)
class Ordered(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, bases, kw)
        return NS()
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, dict(ns))
        cls.order = tuple(ns.order)
        return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns, **kw)
class P(metaclass=Ordered, tag="t"):
    b = 1
    a = 2
    b = 3
    def f(self): return __class__
print(P.order, P.b, P().f())
class AutoNS(dict):
    def __missing__(self, key):
        if key.startswith("__"): raise KeyError(key)
        self[key] = len(self)
        return self[key]
class AutoEnum(type):
    @classmethod
    def __prepare__(mcls, name, bases): return AutoNS()
    def __new__(mcls, name, bases, ns): return super().__new__(mcls, name, bases, dict(ns))
class Color(metaclass=AutoEnum):
    RED; GREEN; BLUE
print({k: v for k, v in vars(Color).items() if not k.startswith("__")})
class Dup(dict):
    def __setitem__(self, k, v):
        if k in self: raise TypeError(f"duplicate {k!r}")
        super().__setitem__(k, v)
class NoDup(type):
    @classmethod
    def __prepare__(cls, *a): return Dup()
try:
    class X(metaclass=NoDup):
        def f(self): pass
        def f(self): pass
except TypeError as e: print(e)
class Od(type):
    @classmethod
    def __prepare__(cls, *a): return OrderedDict(pre=1)
class Y(metaclass=Od):
    z = pre + 1
    del pre
print(Y.z, hasattr(Y, "pre"))
