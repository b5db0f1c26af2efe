# Classes registered with protocols, streams in annotations, proxies as iterators, escapes by name.
import typing
import weakref
from enum import Enum, auto
from math import degrees, radians


@typing.runtime_checkable
class Closes(typing.Protocol):
    def close(self): ...


class Door:
    pass


@Closes.register
class Lid:
    pass


class Window:
    def close(self):
        return "closed"


print(type(Closes).__name__, isinstance(Door(), Closes), isinstance(Lid(), Closes), isinstance(Window(), Closes), issubclass(Lid, Closes), issubclass(Door, Closes))
Closes.register(Door)
print(isinstance(Door(), Closes), issubclass(Door, Closes))


class Gate(Closes):
    def close(self):
        return "shut"


print(Gate().close(), isinstance(Gate(), Closes), type(Gate).__name__)


def copy(source: typing.IO[str], target: typing.TextIO, raw: typing.Optional[typing.BinaryIO] = None) -> typing.List[typing.IO[bytes]]: ...


print(typing.get_type_hints(copy))
print(typing.TextIO.__mro__[:2], typing.IO.__parameters__)


class Steps:
    def __init__(self):
        self.left = 3

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left


steps = Steps()
proxy = weakref.proxy(steps)
print(next(proxy), list(proxy))
try:
    next(weakref.proxy(Door))
except TypeError as error:
    print(error)


class Level(Enum):
    LOW = auto()
    HIGH = auto(10)
    NEXT = auto()


print([(level.name, level.value) for level in Level], auto(3))
print(radians(1.5), degrees(0.7), radians(180), degrees(3))
for text in (rb"\N{GREEK SMALL LETTER ALPHA}x", rb"\N{em dash}\n", rb"\N{nope}", rb"\N{}", rb"\N{SPACE", rb"\Nx", rb"\N{LF}\N{NULL}\N{ZWJ}"):
    for errors in ("strict", "ignore", "replace", "backslashreplace"):
        try:
            print(text, errors, ascii(text.decode("unicode_escape", errors)))
        except UnicodeDecodeError as error:
            print(text, errors, error)
print(ascii("\N{LINE FEED}\N{NO-BREAK SPACE}\N{NBSP}\N{BEL}\N{BELL}\N{ESC}\N{bom}"))
