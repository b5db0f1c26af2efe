"""Classes that nothing refers to are freed, with what hangs on them."""
import abc
import collections
import dataclasses
import enum
import functools
import gc
import typing
import weakref

gc.collect()
gc.disable()


def watch(label, make):
    made = make()
    reference = weakref.ref(made, lambda _: print(f"  {label} is gone"))
    name = made.__name__
    del made
    gc.collect()
    print(label, name, reference() is None)


def plain():
    class Plain:
        pass

    return Plain


def with_methods():
    class Account:
        opened = 0

        def __init__(self, owner):
            self.owner = owner
            type(self).opened += 1
            Account.last = self

        @property
        def name(self):
            return self.owner.title()

        @classmethod
        def count(cls):
            return cls.opened

        @staticmethod
        def make():
            return Account("made")

        def same(self):
            return lambda: (self, Account)

    account = Account("ann")
    account.keep = account.same()
    print("  used:", account.name, Account.make().name, account.count(), Account.count())
    return Account


def derived():
    class Base:
        def area(self):
            return 1

    class Middle(Base):
        def area(self):
            return super().area() + 1

    class Last(Middle):
        def area(self):
            return super().area() * 10

    print("  used:", [Last().area() for _ in range(3)], Base.__subclasses__() == [Middle])
    return Base


def with_metaclass():
    class Meta(type):
        made = []

        def __new__(meta, name, bases, body):
            cls = super().__new__(meta, name, bases, body)
            meta.made.append(cls)
            return cls

    class Model(metaclass=Meta):
        pass

    return Meta.made[0]


def record():
    Point = collections.namedtuple("Point", "x y", defaults=[0])
    print("  used:", Point(1), Point(1, 2)._replace(x=5))
    return Point


def colours():
    class Colour(enum.Enum):
        RED = 1
        GREEN = 2

        @classmethod
        def first(cls):
            return cls.RED

    print("  used:", Colour.first(), Colour(2), [c.name for c in Colour])
    return Colour


def item():
    @dataclasses.dataclass(order=True)
    class Item:
        price: float
        tags: list = dataclasses.field(default_factory=list)

    print("  used:", Item(2.5) < Item(3), Item(1, ["x"]))
    return Item


def shape():
    class Shape(abc.ABC):
        @abc.abstractmethod
        def area(self): ...

    class Square(Shape):
        def area(self):
            return 4

    class Duck:
        pass

    Shape.register(Duck)
    print("  used:", isinstance(Square(), Shape), issubclass(Duck, Shape), issubclass(int, Shape))
    return Shape


def failure():
    class Failure(Exception):
        def __init__(self, code):
            super().__init__(code)
            self.code = code

    try:
        raise Failure(3)
    except Failure as error:
        error.itself = error
        print("  used:", error.code)
    return Failure


def derived_from_builtins():
    class Number(int):
        pass

    class Words(list):
        def longest(self):
            return max(self, key=len)

    Number.zero = Number(0)
    words = Words(["a", "bcd"])
    words.append(str(Number.zero))
    words.me = words
    print("  used:", words.longest(), Number.zero + 1)
    return Number


def typed():
    class Pair(typing.NamedTuple):
        left: int
        right: int = 0

    print("  used:", Pair(1), Pair(3, 4).right)
    return Pair


def ordered():
    @functools.total_ordering
    class Version:
        def __init__(self, number):
            self.number = number

        def __eq__(self, other):
            return self.number == other.number

        def __lt__(self, other):
            return self.number < other.number

        @functools.cached_property
        def text(self):
            return f"v{self.number}"

    print("  used:", Version(1) >= Version(0), Version(2).text)
    return Version


for maker in (plain, with_methods, derived, with_metaclass, record, colours, item, shape, failure, derived_from_builtins, typed, ordered):
    watch(maker.__name__, maker)
watch("type()", lambda: type("Made", (), {"x": 1}))
watch("Enum()", lambda: enum.Enum("Size", "SMALL LARGE"))
watch("make_dataclass", lambda: dataclasses.make_dataclass("Row", ["a", "b"]))
