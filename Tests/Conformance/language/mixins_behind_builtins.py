# A mixin that stands behind a built-in type gives only what the type has not; before it, everything.
import collections
import datetime


class Mixin:
    def __init__(self, *args, **kwargs):
        print("Mixin.__init__", args)

    def __repr__(self):
        return "Mixin.__repr__"

    def __str__(self):
        return "Mixin.__str__"

    def __format__(self, specification):
        return "Mixin.__format__"

    def __eq__(self, other):
        return "Mixin.__eq__"

    def __lt__(self, other):
        return "Mixin.__lt__"

    def __len__(self):
        return 99

    def __bool__(self):
        return False

    def __call__(self):
        return "called"

    def describe(self):
        return f"{type(self).__name__} of {type(self).__mro__[1].__name__}"


def attempt(name, action):
    try:
        print("   ", name, repr(action()))
    except TypeError as error:
        print("   ", name, "TypeError", error)


kinds = [
    (int, 5), (float, 2.5), (str, "ab"), (bytes, b"ab"), (bytearray, b"ab"), (tuple, (1, 2)), (list, [1, 2]), (dict, {"a": 1}), (frozenset, {1}),
    (set, {1}), (Exception, "x"), (ValueError, "v"), (collections.OrderedDict, {"a": 1}), (collections.deque, [1]),
]
for kind, argument in kinds:
    behind = type("Behind", (kind, Mixin), {})
    before = type("Before", (Mixin, kind), {})
    for made in (behind, before):
        print(made.__name__, kind.__name__)
        value = made(argument)
        attempt("repr", lambda: repr(value))
        attempt("str", lambda: str(value))
        attempt("format", lambda: f"{value}")
        attempt("eq", lambda: value == argument)
        attempt("lt", lambda: value < value)
        attempt("len", lambda: len(value))
        attempt("bool", lambda: bool(value))
        attempt("call", lambda: value())
        attempt("describe", lambda: value.describe())


class Stamp(datetime.date, Mixin):
    pass


print(Stamp(2024, 5, 6), repr(Stamp(2024, 5, 6)), f"{Stamp(2024, 5, 6):%d.%m.%Y}", Stamp(2024, 5, 6) == datetime.date(2024, 5, 6))
