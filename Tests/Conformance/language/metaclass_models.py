class Meta(type):
    def __call__(cls, *a): return super().__call__(*a)

class Field:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, o, t=None):
        if o is None: return self
        return o.__dict__.get(self.name)
    def __set__(self, o, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}")
        o.__dict__[self.name] = v
class ModelMeta(type):
    def __new__(mcs, name, bases, attrs):
        fields = {}
        for b in bases: fields.update(getattr(b, "_fields", {}))
        fields.update({k: v for k, v in attrs.items() if isinstance(v, Field)})
        attrs["_fields"] = fields
        attrs.setdefault("table", name.lower() + "s")
        return super().__new__(mcs, name, bases, attrs)
class Model(metaclass=ModelMeta):
    def __init__(self, **kw):
        for k, v in kw.items():
            if k not in self._fields: raise TypeError(f"unexpected {k}")
            setattr(self, k, v)
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in self._fields)})"
class User(Model):
    name = Field(str)
    age = Field(int)
class Admin(User): level = Field(int)
print(User(name="a", age=3), Admin(name="b", level=2), Admin.table, list(Admin._fields))
for kw in ({"name": 1}, {"zip": 1}):
    try: User(**kw)
    except TypeError as e: print(e)
import types
K = types.new_class("K", (Model,), {}, lambda ns: ns.update(q=Field(int)))
print(type(K), K._fields.keys(), K(q=1))
print(types.prepare_class("Z", (Model,), {})[0], types.resolve_bases((Model,)))
from dataclasses import dataclass
class DM(type):
    def __new__(m, n, b, ns): return dataclass(super().__new__(m, n, b, ns))
class Pt(metaclass=DM):
    x: int
    y: int = 0
print(Pt(1), Pt(1) == Pt(1, 0))
from typing import Generic, TypeVar
T = TypeVar("T")
class GM(type):
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
class G(metaclass=GM): pass
print(G[int], G["x"])
class Gen(Generic[T], metaclass=Meta): pass
print(type(Gen), Gen.__mro__)
class Immutable(type):
    def __setattr__(cls, k, v): raise AttributeError(f"cannot set {k} on {cls.__name__}")
class Const(metaclass=Immutable): PI = 3
try: Const.PI = 4
except AttributeError as e: print(e)
Const().x = 1
class Multi(type):
    def __call__(cls, *a, **k):
        o = cls.__new__(cls, *a, **k)
        if isinstance(o, cls): cls.__init__(o, *a, **k); o.sealed = True
        return o
class S(metaclass=Multi):
    def __new__(cls, a): return super().__new__(cls)
    def __init__(self, a): self.a = a
print(S(2).a, S(2).sealed)
class D(dict, metaclass=Meta): pass
print(D(), type(D))
class Ex(Exception, metaclass=Meta): pass
try: raise Ex("boom")
except Ex as e: print(repr(e), type(type(e)))
class I(int, metaclass=Meta): pass
print(I(3) + 1, type(I(3)))
for i in range(3):
    class L(metaclass=Meta): v = i
    print(L.v, L().__class__.v)
