# functions as metaclass
def upper(name, bases, ns):
    return type(name, bases, {k.upper() if not k.startswith("__") else k: v for k, v in ns.items()})
class U(metaclass=upper):
    abc = 1
    def m(self): return super().__repr__
print(U.ABC, type(U))
class V(metaclass=lambda n, b, d: (n, b, sorted(d))): q = 1
print(V)
try:
    class W(metaclass=3): pass
except TypeError as e: print(e)
# conflicts
class M1(type): pass
class M2(type): pass
class A1(metaclass=M1): pass
class A2(metaclass=M2): pass
for f in (lambda: type("X", (A1, A2), {}), lambda: M1("X", (A2,), {})):
    try: f()
    except TypeError as e: print(e)
try:
    class A3(A1, A2): pass
except TypeError as e: print(e)
try:
    class A4(A1, metaclass=M2): pass
except TypeError as e: print(e)
class M3(M1, M2): pass
class A5(A1, A2, metaclass=M3): pass
class A6(A5, metaclass=type): pass
print(type(A5), type(A6), M3.__mro__)
