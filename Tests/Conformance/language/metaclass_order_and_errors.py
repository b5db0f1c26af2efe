# classcell
class Bad(type):
    def __new__(mcls, name, bases, ns): return super().__new__(mcls, name, bases, {})
try:
    class Q(metaclass=Bad):
        def f(self): return __class__
except RuntimeError as e: print(e)
# init_subclass and set_name order
class Desc:
    def __set_name__(self, o, n): print("set_name", o.__name__, n)
class M4(type):
    def __new__(m, n, b, d, **k):
        print("new begin"); c = super().__new__(m, n, b, d, **k); print("new end"); return c
    def __init__(c, n, b, d, **k): print("init", k); super().__init__(n, b, d)
class Base(metaclass=M4):
    def __init_subclass__(cls, tag=None, **k): print("init_subclass", cls.__name__, tag); super().__init_subclass__(**k)
class Sub(Base, tag="x"): d = Desc()
# missing kwargs acceptance
class M5(type):
    def __new__(m, n, b, d): return super().__new__(m, n, b, d)
try:
    class K(metaclass=M5, extra=1): pass
except TypeError as e: print(e)
class M6(type): pass
try:
    class K(metaclass=M6, extra=1): pass
except TypeError as e: print(e)
# prepare wrong
class M7(type):
    @classmethod
    def __prepare__(*a): return 1
try:
    class K(metaclass=M7): pass
except TypeError as e: print(e)
# __new__ returning something else
class M8(type):
    def __new__(m, n, b, d): return 42
class K(metaclass=M8): pass
print(K)
class M9(type):
    def __getattribute__(cls, n):
        if n == "magic": return "abra"
        return super().__getattribute__(n)
    @staticmethod
    def stat(): return "s"
    @classmethod
    def clsm(mcls): return mcls
    attr = "from meta"
    attr2 = "meta2"
class L(metaclass=M9):
    attr = "from class"
print(L.magic, L.attr, L.attr2, L.stat(), L.clsm())
try: L().attr2
except AttributeError as e: print(e)
print(L.__dict__.keys() >= {"attr"}, "attr2" in dir(L))
