# singledispatch by abstract classes, partialmethod of descriptors, total_ordering of derived types.
import functools
from collections.abc import Iterable, MutableMapping, Sequence, Sized


@functools.singledispatch
def show(value):
    return "anything"


@show.register(Sized)
def _(value):
    return "sized"


@show.register(MutableMapping)
def _(value):
    return "mapping"


@show.register
def _(value: "Sequence"):
    return "sequence"


@show.register(set)
def _(value):
    return "set"


class Bag:
    def __len__(self):
        return 0


class Settings(dict):
    pass


print([show(value) for value in (1, {}, [], "a", {1}, frozenset(), Bag(), Settings())], show.dispatch(Settings) is show.dispatch(dict))


@functools.singledispatch
def clash(value):
    return "anything"


clash.register(Iterable, lambda value: "iterable")
clash.register(Sized, lambda value: "sized")


class Both:
    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


try:
    clash(Both())
except RuntimeError as error:
    print(str(error).startswith("Ambiguous dispatch: "), "Iterable" in str(error), "Sized" in str(error))


class Formatter:
    @functools.singledispatchmethod
    def write(self, value):
        "Writes."
        return f"plain {value}"

    @write.register
    def _(self, value: int):
        return f"int {value}"

    @write.register(list)
    def _(self, value):
        return f"list of {len(value)}"


formatter = Formatter()
print(formatter.write(1), formatter.write([1, 2]), formatter.write("a"), formatter.write.__name__, formatter.write.__doc__)
try:
    formatter.write()
except IndexError as error:
    print(error)


class Cell:
    def record(self, *args, **keywords):
        return args, keywords

    def static(*args):
        return args

    on = functools.partialmethod(record, True, level=1)
    twice = functools.partialmethod(on, "more", level=2)
    plain = functools.partialmethod(staticmethod(static), 8)
    of_class = functools.partialmethod(classmethod(lambda cls, *args: (cls.__name__, args)), 9)


cell = Cell()
print(cell.on(5), cell.twice(6, extra=0), cell.plain(5), Cell.plain(5), cell.of_class(1), Cell.of_class(2))
print(repr(functools.partialmethod(print, 3, b=4)))
for attempt in (lambda: functools.partialmethod(None, 1), lambda: functools.partialmethod()):
    try:
        attempt()
    except TypeError as error:
        print(error)


class Quiet(functools.partial):
    pass


print(Quiet(int, base=2)("101"), repr(Quiet(int, base=2)), type(Quiet(len)).__name__)
order = functools.cmp_to_key(mycmp=lambda a, b: b - a)
print(sorted([1, 3, 2], key=order), order(1) > order(2))
for attempt in (lambda: hash(order(1)), lambda: order(1) < 5):
    try:
        attempt()
    except TypeError as error:
        print(error)


@functools.total_ordering
class Level(int):
    pass


print(Level(2) > Level(1), sorted([Level(3), Level(1)]))
