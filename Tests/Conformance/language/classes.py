# Classes: inheritance, super, C3, descriptors, properties, operators.
class Account:
    "A bank account."
    count = 0
    def __init__(self, owner, balance=0):
        self.owner, self._balance = owner, balance
        Account.count += 1
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, value):
        if value < 0: raise ValueError("negative balance")
        self._balance = value
    @classmethod
    def anonymous(cls): return cls("nobody")
    @staticmethod
    def bank(): return "First"
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self._balance})"
    def __eq__(self, other): return isinstance(other, Account) and self.owner == other.owner
    def __hash__(self): return hash(self.owner)
    def __lt__(self, other): return self._balance < other._balance
    def __add__(self, other): return Account(self.owner, self._balance + getattr(other, "_balance", other))
    __radd__ = __add__
    def __iadd__(self, amount):
        self._balance += amount
        return self
    def __len__(self): return 3
    def __getitem__(self, index): return [self.owner, self._balance, None][index]
    def __contains__(self, item): return item == self.owner
    def __bool__(self): return self._balance > 0
    def __call__(self, x): return x * 2
class Savings(Account):
    rate = 0.02
    def __init__(self, owner, balance=0, *, rate=None):
        super().__init__(owner, balance)
        if rate: self.rate = rate
    def __repr__(self): return "S" + super().__repr__()
a, s = Account("Ann", 10), Savings("Sue", 20, rate=0.5)
print(a, s, Account.count, s.rate, Savings.rate, Account.anonymous(), Savings.anonymous(), Account.bank(), a.bank())
a.balance = 15
try: a.balance = -1
except ValueError as error: print(error)
a += 5
print(a, a + s, 1 + a, sum([a, s]), a == Account("Ann"), a != s, a < s, len(a), a[0], list(a) if False else a[1], "Ann" in a, bool(Account("x")), a(4), sorted([s, a]), {a: 1}[Account("Ann")])
print(Account.__doc__, Account.__name__, Savings.__mro__, issubclass(Savings, Account), isinstance(s, (int, Account)), vars(a), s.__dict__, Savings.__bases__)
class A:
    def who(self): return ["A"]
class B(A):
    def who(self): return ["B"] + super().who()
class C(A):
    def who(self): return ["C"] + super().who()
class D(B, C):
    def who(self): return ["D"] + super().who()
print(D().who(), [k.__name__ for k in D.mro()])
try:
    class Bad(A, B): pass
except TypeError as error: print(error)
class Positive:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, instance, owner): return self if instance is None else getattr(instance, self.name, 0)
    def __set__(self, instance, value):
        if value <= 0: raise ValueError(f"{self.name} must be positive")
        setattr(instance, self.name, value)
class Item:
    price = Positive()
item = Item(); item.price = 3
print(item.price, item.__dict__)
try: item.price = 0
except ValueError as error: print(error)
class Registry:
    known = []
    def __init_subclass__(cls, /, label="none", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.known.append((cls.__name__, label))
class First(Registry, label="one"): pass
class Second(Registry): pass
print(Registry.known)
class Dynamic:
    def __getattr__(self, name):
        if name.startswith("get_"): return lambda: name[4:]
        raise AttributeError(f"no {name}")
    def __setattr__(self, name, value): object.__setattr__(self, name, value * 2)
    def __delattr__(self, name): print("del", name); super().__delattr__(name)
dynamic = Dynamic(); dynamic.x = 5
print(dynamic.get_name(), dynamic.x, hasattr(dynamic, "nope"), getattr(dynamic, "nope", "fallback"))
del dynamic.x
class MyList(list):
    def append(self, item): super().append(item); print("appended", item)
class MyDict(dict):
    def __missing__(self, key): return key * 2
class Celsius(float):
    def __str__(self): return f"{float(self):.1f}°C"
class Upper(str):
    def __new__(cls, text): return super().__new__(cls, text.upper())
ml = MyList([1]); ml.append(2)
print(ml, len(ml), ml == [1, 2], isinstance(ml, list), MyDict(a=1)["zz"], MyDict(a=1)["a"], Celsius(21.55), Celsius(1) + 1, Upper("hi"), type(Upper("hi")).__name__)
for call in (lambda: Account(), lambda: a.missing, lambda: Account.missing, lambda: object().x, lambda: setattr(5, "x", 1), lambda: a.bank(1)):
    try: call()
    except (TypeError, AttributeError) as error: print(type(error).__name__, error)
class Slots:
    __slots__ = ("a",)
    def __init__(self): self.a = 1
print(Slots().a, type("Made", (Account,), {"x": 1}).x, Account.__module__, Savings.__qualname__)
