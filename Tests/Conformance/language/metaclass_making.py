# basic: __new__, __init__, __call__, __prepare__
class Meta(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        print("new", mcls.__name__, name, [b.__name__ for b in bases], sorted(k for k in namespace if not k.startswith("__")), kwargs)
        cls = super().__new__(mcls, name, bases, namespace)
        cls.created_by = mcls.__name__
        return cls
    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", cls.__name__, kwargs)
        super().__init__(name, bases, namespace)
    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args, kwargs)
        return super().__call__(*args, **kwargs)
    def describe(cls): return f"<{cls.__name__} of {type(cls).__name__}>"
    @property
    def label(cls): return cls.__name__.lower()
    @label.setter
    def label(cls, value): print("set label", value)
class A(metaclass=Meta):
    x = 1
    def __init__(self, v): self.v = v
class B(A, flag=True): y = 2
print(A(1).v, B(v=3).v)
print(type(A), type(B), A.created_by, B.describe(), A.label)
A.label = "q"
try: B(1).describe()
except AttributeError as e: print(e)
try: del A.label
except AttributeError as e: print(e)
print(isinstance(A, Meta), isinstance(A, type), issubclass(Meta, type), A.__class__ is Meta, Meta.__mro__, A.__mro__)
print(Meta.__name__, Meta.__bases__, type(Meta), repr(A), Meta)
C = Meta("C", (A,), {"z": 3})
print(C.z, C.x, C.__module__, C.__qualname__)
D = type("D", (C,), {})
print(type(D))
try: Meta("C")
except TypeError as e: print(e)
try: Meta("C", (), {}, 1)
except TypeError as e: print(e)
