"""What knows classes weakly: __subclasses__(), weak collections, counts of gc.collect(); and call sites that see one class after the other."""
import gc
import weakref

gc.collect()
gc.disable()


class Plugin:
    registry = weakref.WeakSet()
    labels = weakref.WeakKeyDictionary()

    def __init_subclass__(cls, label=None, **keywords):
        super().__init_subclass__(**keywords)
        Plugin.registry.add(cls)
        Plugin.labels[cls] = label or cls.__name__.lower()

    def run(self):
        return "plugin"


class Kept(Plugin, label="stays"):
    pass


def load(name):
    return type(name, (Plugin,), {"run": lambda self: f"{name}!", "__slots__": ()})


loaded = [load(f"P{i}") for i in range(3)]
print([cls.__name__ for cls in Plugin.__subclasses__()])
print(sorted(Plugin.labels.values()))
del loaded[1]
gc.collect()
print([cls.__name__ for cls in Plugin.__subclasses__()])
print(sorted(Plugin.labels.values()), len(Plugin.registry))
first = loaded[0]()
loaded.clear()
gc.collect()
print("an instance keeps its class:", [cls.__name__ for cls in Plugin.__subclasses__()], first.run(), type(first).__name__)
del first
gc.collect()
print([cls.__name__ for cls in Plugin.__subclasses__()], sorted(Plugin.labels.values()))

print("one call site, many classes")


def make(number):
    class Step(Plugin):
        amount = number

        def __init__(self):
            self.start = number

        @property
        def double(self):
            return self.start * 2

        @classmethod
        def twice(cls):
            return cls.amount * 2

        def run(self):
            return super().run() + str(self.start + self.amount)

    return Step


total = 0
answers = set()
for number in range(3000):
    cls = make(number)
    step = cls()
    if (step.double, step.twice(), cls.twice(), step.amount, step.start) != (number * 2, number * 2, number * 2, number, number):
        print("wrong", number)
    answers.add(step.run())
    total += step.double
    if number % 500 == 0:
        gc.collect()
        print(number, len(Plugin.__subclasses__()), len(Plugin.registry))
del cls, step
gc.collect()
print(total, len(answers), [cls.__name__ for cls in Plugin.__subclasses__()])

print("counts")


class Plain:
    pass


del Plain
print("Plain", gc.collect())


class WithMethod:
    size = 3

    def area(self):
        return self.size


del WithMethod
print("WithMethod", gc.collect() > 4, gc.collect())


class Slotted:
    __slots__ = ("a", "b")


del Slotted
print("Slotted", gc.collect() > 3, gc.collect())


class Broken(Exception):
    pass


del Broken
print("Broken", gc.collect() > 3, gc.collect())


class Parent:
    def greet(self):
        return "hello"


class Child(Parent):
    size = 3


parent, child = weakref.ref(Parent), weakref.ref(Child)
del Parent
print("Parent", gc.collect(), parent() is None, Child().greet(), Child.__mro__[1].__name__)
one = Child()
one.me = one
del Child
print("Child", gc.collect(), child().size)
del one
print("one", gc.collect() > 5, child(), parent())

print("classes change what they are")


class Old:
    def __init__(self):
        self.x = 1


class New:
    def total(self):
        return self.x + 1


thing = Old()
thing.__class__ = New
old = weakref.ref(Old, lambda _: print("Old is gone"))
del Old
gc.collect()
print(old(), thing.total(), type(thing).__name__)


class Loud:
    def __del__(self):
        print("del", type(self).__name__)


def loud():
    class Louder(Loud):
        pass

    Louder.instance = Louder()
    Louder.instance.cls = Louder


loud()
print("collecting")
gc.collect()
print(Loud.__subclasses__())
