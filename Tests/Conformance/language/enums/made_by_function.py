# The functional form, hooks, and names that an enumeration refuses.
from enum import Enum, Flag, IntEnum, auto, member, nonmember

Animal = Enum("Animal", "ANT BEE CAT")
print(list(Animal), Animal.BEE.value, Animal.__name__, Animal.__module__, Animal["CAT"])
print(list(Enum("Size", ["S", "M"], start=10)), list(Enum("Pair", [("a", "x"), ("b", "y")])), list(Enum("Map", {"one": 1, "two": 2})), list(IntEnum("Num", "A, B")), list(Flag("Bits", "P Q R")), Enum("Q", "x", qualname="Outer.Q"))


class Country(Enum):
    GERMANY = "de"
    FRANCE = "fr"

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for country in cls:
                if country.value == value.lower() or country.name == value.upper():
                    return country
        return None


class Upper(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}-{count}-{len(last_values)}"

    FIRST = auto()
    SECOND = auto()


class Base(Enum):
    def describe(self):
        return f"{type(self).__name__}.{self.name}={self.value!r}"


class Derived(Base):
    A = [1, 2]
    B = None


class Extras(Enum):
    _ignore_ = ["helper"]
    helper = 3
    THREE = helper
    constant = nonmember(42)
    function = member(len)

    def __str__(self):
        return f"<{self.name}>"


print(Country("DE"), Country("france"), Country("fr"), [upper.value for upper in Upper], [member_.describe() for member_ in Derived], Derived([1, 2]), Derived(None))
print(list(Extras), Extras.constant, hasattr(Extras, "helper"), str(Extras.THREE), f"{Extras.THREE}", Extras.function.value("four"))


class Weekday(Enum):
    MONDAY = 1
    TUESDAY = 2

    def __lt__(self, other):
        return self.value < other.value

    def __call__(self, text):
        return f"{text} on {self.name}"


print(sorted([Weekday.TUESDAY, Weekday.MONDAY]), Weekday.MONDAY("lunch"), Weekday.MONDAY < Weekday.TUESDAY)


def repeated():
    class Twice(Enum):
        A = 1
        A = 2


def sunder():
    class Sunder(Enum):
        _hidden_ = 1


def mro_name():
    class Mro(Enum):
        mro = 1


def extend():
    class More(Country):
        ITALY = "it"


for attempt in (repeated, sunder, mro_name, extend, lambda: Country("xx"), lambda: Country(5), lambda: Derived("zz"), lambda: Animal("DOG"), lambda: Animal.DOG):
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
