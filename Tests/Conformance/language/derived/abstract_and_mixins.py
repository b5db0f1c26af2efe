"""Mixins, abstract methods, templates, class registries, __init_subclass__ chains, dynamic proxies."""
from abc import ABC, abstractmethod


class Shape(ABC):
    registry = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Shape.registry[cls.__name__] = cls

    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...

    def describe(self):
        return f"{self.name}: {self.area():.2f}"


class Named:
    @property
    def name(self):
        return type(self).__name__.lower()


class Square(Named, Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Half(Shape):
    def area(self):
        return super().area()


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


print(Square(2).describe(), sorted(Shape.registry))
attempt(lambda: Shape())
attempt(lambda: Half())
attempt(lambda: Shape.area(None))
print(isinstance(Square(1), Shape), issubclass(Half, ABC), Shape.__abstractmethods__ == frozenset({"area", "name"}), Square.__abstractmethods__)


class Json:
    def to_json(self):
        return "{" + ", ".join(f'"{k}": {v!r}' for k, v in sorted(vars(self).items())) + "}"


class Comparable:
    def __lt__(self, other):
        return self.key() < other.key()

    def __eq__(self, other):
        return self.key() == other.key()

    def __hash__(self):
        return hash(self.key())


class Repr:
    def __repr__(self):
        args = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{type(self).__qualname__}({args})"


class Person(Json, Comparable, Repr):
    def __init__(self, name, age):
        self.name, self.age = name, age

    def key(self):
        return self.age, self.name


people = [Person("Bo", 30), Person("Al", 25), Person("Cy", 30)]
print(sorted(people), min(people).to_json(), people[0] == Person("Bo", 30), len({*people, Person("Al", 25)}))


class Base:
    def __init__(self, *args, **kwargs):
        print("Base", args, kwargs)

    @classmethod
    def create(cls, *a):
        return cls(*a)

    def template(self):
        return "-".join([self.first(), self.second()])

    def first(self):
        return "base first"

    def second(self):
        return "base second"


class Derived(Base):
    def __init__(self, x, *args, y=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.x, self.y = x, y

    def second(self):
        return "derived second of " + super().second()


d = Derived.create(1, 2)
print(d.template(), d.x, type(d).__name__)
Derived(1, 2, 3, y=4, z=5)


class Counted:
    counter = 0

    def __new__(cls, *args, **kwargs):
        Counted.counter += 1
        obj = super().__new__(cls)
        obj.serial = Counted.counter
        return obj


class Thing(Counted):
    def __init__(self, v):
        self.v = v


print([(t.serial, t.v) for t in (Thing("a"), Thing("b"))])


class Fluent:
    def __init__(self):
        self.calls = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*args):
            self.calls.append((name, args))
            return self
        return call


print(Fluent().select("a").where("b", 1).limit(5).calls)


class Units(Base):
    ratio = 1000

    def __class_getitem__(cls, name):
        return type(f"{cls.__name__}[{name}]", (cls,), {"unit": name})


print(Units["km"].unit, Units["km"].__name__, Units["km"].ratio)
