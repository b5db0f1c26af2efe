"""Annotations that are texts, read as what they stand for."""
import functools
import inspect

Key = int


class Order:
    Text = str
    id: "Key"
    lines: "list[Key]"
    note: "Text" = ""
    parent: "Order"


class Rush(Order):
    pass


def place(key: "Key", times: int = 1) -> "Order":
    return Order()


def unknown(key: "Missing"):
    return key


@functools.wraps(place)
def wrapped(*arguments):
    return place(*arguments)


print(inspect.get_annotations(Order))
print(inspect.get_annotations(Order, eval_str=True))
print(inspect.get_annotations(Rush), inspect.get_annotations(Rush(), eval_str=True) if callable(Rush()) else "an instance has none")
print(inspect.get_annotations(place, eval_str=True), inspect.get_annotations(wrapped, eval_str=True))
print(inspect.get_annotations(place, eval_str=True, locals={"Key": "local"}), inspect.get_annotations(unknown, eval_str=True, globals={"Missing": 7}))
print(inspect.signature(place), inspect.signature(place, eval_str=True), inspect.signature(place, eval_str=True, locals={"Key": bool}))
for wrong in [lambda: inspect.get_annotations(unknown, eval_str=True), lambda: inspect.signature(unknown, eval_str=True), lambda: inspect.get_annotations(5)]:
    try:
        wrong()
    except (NameError, TypeError) as error:
        print(type(error).__name__, error)
