"""A form builder that reads the parameters of records: data classes and named tuples tell them by inspect.signature()."""
import inspect
import typing
from collections import namedtuple
from dataclasses import InitVar, dataclass, field, fields


@dataclass
class Order:
    number: int
    customer: str = "walk-in"
    lines: list[int] = field(default_factory=list)
    discount: InitVar[float] = 0.0
    note: "str" = field(default=None, kw_only=True)


@dataclass
class Pair:
    self: int
    other: int


class Point(typing.NamedTuple):
    x: int
    y: int = 0


Range = namedtuple("Range", "low high step", defaults=[10, 1])
Entry = typing.NamedTuple("Entry", [("key", str), ("count", int)])


def form(record):
    print(record.__name__, inspect.signature(record))
    for name, parameter in inspect.signature(record).parameters.items():
        required = parameter.default is inspect.Parameter.empty
        print("  ", name, parameter.annotation, "required" if required else repr(parameter.default), parameter.kind)


for record in (Order, Pair, Point, Range, Entry):
    form(record)

shown = inspect.signature(Order).parameters
print(shown["number"].annotation is int, shown["customer"].default == "walk-in", shown["note"].default is None)
print(Order.__init__.__annotations__)
print(typing.get_type_hints(Order.__init__))
print(Order.__init__.__defaults__, Order.__init__.__kwdefaults__)
print(inspect.signature(Pair.__init__))
print(inspect.getfullargspec(Order.__init__))
bound = inspect.signature(Point).bind(3)
bound.apply_defaults()
print(bound, bound.arguments, Point(*bound.args))

column = fields(Order)[0]
column.name = "order_number"
print(column.name, column.type)

for wrong in ([("a", int), ("a", str)], [("_a", int)], [("class", int)], [("a b", int)]):
    try:
        typing.NamedTuple("Wrong", wrong)
    except ValueError as error:
        print(error)
try:
    Range(1)._replace(lowest=3, highest=4)
except ValueError as error:
    print(error)
