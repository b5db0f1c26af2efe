# super(), the diamond, mixins, __init_subclass__, class attributes
class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag or cls.__name__.lower()
        Base.registry.append(cls)

    def __init__(self, **kwargs):
        print("  Base.__init__", kwargs)

    def who(self):
        return ["Base"]


class Left(Base, tag="L"):
    def __init__(self, left=None, **kwargs):
        print("  Left.__init__", left)
        super().__init__(**kwargs)

    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def __init__(self, right=None, **kwargs):
        print("  Right.__init__", right)
        super().__init__(**kwargs)

    def who(self):
        return ["Right"] + super(Right, self).who()


class Bottom(Left, Right):
    def who(self):
        return ["Bottom"] + super().who()


b = Bottom(left=1, right=2, rest=3)
print(b.who(), [c.__name__ for c in Bottom.__mro__])
print([(c.__name__, c.tag) for c in Base.registry])
print(isinstance(b, Right), issubclass(Left, Right), issubclass(bool, (str, int)), Bottom.__bases__, Base.__subclasses__())
try:
    class Impossible(Base, Left):
        pass
except TypeError as e:
    print(e)


class JSONMixin:
    def to_dict(self):
        return {k: v for k, v in vars(self).items() if not k.startswith("_")}


class ReprMixin:
    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(f'{k}={v!r}' for k, v in sorted(vars(self).items()))})"


class Animal(ReprMixin, JSONMixin):
    legs = 4
    _count = 0

    def __init__(self, name):
        self.name = name
        type(self)._count += 1

    @classmethod
    def make(cls, *names):
        return [cls(n) for n in names]

    @staticmethod
    def sound():
        return "..."

    def speak(self):
        return f"{self.name} says {self.sound()}"


class Bird(Animal):
    legs = 2

    @staticmethod
    def sound():
        return "tweet"

    def __init__(self, name, wings=2):
        super().__init__(name)
        self.wings = wings


cat, = Animal.make("Tom")
birds = Bird.make("Tweety", "Woody")
print(cat, birds, cat.to_dict(), birds[1].to_dict())
print([a.speak() for a in [cat, *birds]], Animal.legs, Bird.legs, Animal._count, Bird._count)
cat.legs = 3
print(cat.legs, Animal.legs, vars(cat), "legs" in Animal.__dict__, hasattr(cat, "wings"), getattr(cat, "wings", 0))
del cat.legs
print(cat.legs)
setattr(Animal, "colour", "grey")
print(birds[0].colour, Bird.__name__, Bird.__module__, Bird.make.__qualname__, type(birds[0]) is Bird)
Bird.fly = lambda self, up: f"{self.name} flies {up}m"
print(birds[0].fly(3), Bird.fly(birds[1], 4))
for bad in (lambda: cat.wings, lambda: Animal.nothing, lambda: Bird(), lambda: cat.speak(1), lambda: Animal.speak(),
            lambda: super(Bird, cat).speak(), lambda: cat(), lambda: cat[0], lambda: cat + 1, lambda: cat < cat, lambda: len(cat), lambda: list(cat)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
Point = type("Point", (Animal,), {"legs": 0, "shout": lambda self: self.name.upper()})
print(Point("p").shout(), Point.__mro__[1].__name__)
