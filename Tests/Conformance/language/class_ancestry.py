# __bases__ that change, and metaclasses that order classes themselves.
class Timestamped:
    def describe(self):
        return "stamped " + super().describe()


class Model:
    def describe(self):
        return "model"


class Plain:
    def describe(self):
        return "plain"


class Order(Model):
    pass


class Rush(Order):
    pass


rush = Rush()
print(rush.describe(), [c.__name__ for c in Rush.__mro__])
Order.__bases__ = (Timestamped, Model)
print(rush.describe(), [c.__name__ for c in Rush.__mro__])
print(isinstance(rush, Timestamped), issubclass(Rush, Timestamped), Model.__subclasses__(), Timestamped.__subclasses__())
Order.__bases__ = (Plain,)
print(rush.describe(), isinstance(rush, Model), Model.__subclasses__())


def refuse(change):
    try:
        change()
    except TypeError as error:
        print(error)


def assign(cls, bases):
    cls.__bases__ = bases


refuse(lambda: assign(Order, ()))
refuse(lambda: assign(Order, [Plain]))
refuse(lambda: assign(Order, (Plain, 3)))
refuse(lambda: assign(Plain, (Rush,)))
refuse(lambda: assign(Order, (int,)))
refuse(lambda: assign(Order, (object,)))
refuse(lambda: assign(Plain, (Model,)))
refuse(lambda: assign(Order, (bool,)))
print(rush.describe(), Order.__bases__)


class Reversed(type):
    def mro(cls):
        usual = super().mro()
        return [usual[0], *reversed(usual[1:-1]), usual[-1]]


class First:
    name = "first"


class Second:
    name = "second"


class Both(First, Second, metaclass=Reversed):
    pass


class Child(Both):
    pass


print(Both.name, [c.__name__ for c in Both.__mro__], Both.mro() == list(Both.__mro__))
print([c.__name__ for c in Child.__mro__], Child.name)


class Broken(type):
    def mro(cls):
        return [cls, 5]


refuse(lambda: Broken("B", (), {}))
