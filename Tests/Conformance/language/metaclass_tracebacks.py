import traceback, sys
class Meta(type):
    def __new__(mcls, name, bases, ns):
        for k in ns:
            if k.isupper(): raise TypeError(f"{name}.{k} must be lower case")
        return super().__new__(mcls, name, bases, ns)
    def __call__(cls, *a):
        return super().__call__(*a)
    def __getitem__(cls, k): raise KeyError(k)
try:
    class A(metaclass=Meta):
        X = 1
except TypeError: print(traceback.format_exc().replace(__file__, "script.py"))
class B(metaclass=Meta):
    def __init__(self, a): self.a = a / 0
try: B(1)
except ZeroDivisionError: print(traceback.format_exc().replace(__file__, "script.py"))
try: B()
except TypeError: print(traceback.format_exc().replace(__file__, "script.py"))
try: B["q"]
except KeyError: print(traceback.format_exc().replace(__file__, "script.py"))
