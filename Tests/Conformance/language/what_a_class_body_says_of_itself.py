"""Names, annotations and slots that a class body states for itself, and what it may not state."""


class Generated:
    __qualname__ = "Models.Generated"


print(Generated, Generated.__qualname__, Generated.__name__, "__qualname__" in vars(Generated))


class Registry(dict):
    """A namespace that tells what it is asked for."""

    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("bind", key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        print("look for", key)
        raise KeyError(key)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Registry()


class Row(metaclass=Meta):
    id: int = 1
    size = len("abc")
    title: str


print(Row.__annotations__, Row.size)


class Typed:
    a: int
    __annotations__ = {"b": str}
    c: float


print(Typed.__annotations__)


class Noted:
    __annotations__["first"] = "by hand"
    second: int = 2


print(Noted.__annotations__)


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


def annotations_of_a_list():
    class Odd:
        __annotations__ = []
        x: int


def name_is_number():
    class Odd:
        __qualname__ = 5


class Base:
    pass


def dictionary_twice():
    class Odd(Base):
        __slots__ = ("__dict__",)


def references_twice():
    class Odd(Base):
        __slots__ = ("__weakref__",)


def entries_are_no_tuple():
    class Source:
        def __mro_entries__(self, bases):
            return [Base]

    class Odd(Source()):
        pass


for make in (annotations_of_a_list, name_is_number, dictionary_twice, references_twice, entries_are_no_tuple):
    attempt(make)
attempt(lambda: type("Nul\0", (), {}))
attempt(lambda: type.__new__(type, "Short"))
attempt(lambda: type(3, key=1))
for attribute in ("__name__", "__module__", "__doc__", "__bases__", "__dict__"):
    attempt(lambda: delattr(Base, attribute))
attempt(lambda: setattr(Base, "__dict__", {}))
attempt(lambda: setattr(Base, "__mro__", ()))
print(vars(Base).get("__doc__"), Base.__module__)

total: int = 3
print(__annotations__)
del __annotations__
attempt(lambda: __annotations__)
try:
    extra: str = "x"
except NameError as error:
    print(error)
