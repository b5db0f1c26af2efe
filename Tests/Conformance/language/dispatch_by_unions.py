"""Functions registered for unions of classes, and unions that hold None in two spellings."""
import functools
import typing


@functools.singledispatch
def show(value):
    return f"something: {value!r}"


show.register(int | str, lambda value: f"plain: {value}")
show.register(typing.Union[bytes, None])(lambda value: f"raw: {value!r}")


@show.register
def _(value: list | tuple):
    return "many: " + ", ".join(show(each) for each in value)


for value in (1, "a", b"b", None, [1, "x", None], (2.5,)):
    print(show(value))

for target in (3, list[int], typing.Union[int, list[int]]):
    try:
        show.register(target, print)
    except TypeError as error:
        print(error)


def of_texts(value: typing.Union[int, typing.Iterable[str]]):
    return value


def of_lists(value: list[int]):
    return value


for function in (of_texts, of_lists):
    try:
        show.register(function)
    except TypeError as error:
        print(error)

optional = int | None
print(optional == (int | type(None)), (int | type(None)) == typing.Optional[int], hash(optional) == hash(type(None) | int))
print(int | None | type(None), (int | None).__args__)
