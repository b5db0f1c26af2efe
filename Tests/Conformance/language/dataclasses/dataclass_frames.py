"""Tracebacks through the __init__ that dataclass() makes."""
import dataclasses
import traceback


@dataclasses.dataclass
class Span:
    start: int
    end: int = 0
    scale: dataclasses.InitVar[int] = 1
    notes: list = dataclasses.field(default_factory=list)

    def __post_init__(self, scale):
        if self.end < self.start:
            raise ValueError(f"{self.end} is before {self.start}")


def broken():
    raise LookupError("no default")


@dataclasses.dataclass(frozen=True)
class Lazy:
    name: str
    value: int = dataclasses.field(default_factory=broken)


@dataclasses.dataclass
class Checked:
    size: int

    def __setattr__(self, name, value):
        if value < 0:
            raise ValueError(f"{name} is negative")
        super().__setattr__(name, value)


class Base:
    def __post_init__(self):
        raise RuntimeError("from the base")


@dataclasses.dataclass
class Derived(Base):
    pass


for make in (lambda: Span(3, 1), lambda: Lazy("x"), lambda: Checked(-1), Derived, lambda: Span(), lambda: Lazy("x", 1) and Span(1, 2)):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
        for frame in traceback.extract_tb(error.__traceback__):
            print("  ", frame.filename.rsplit("/")[-1], frame.lineno, frame.name, frame.line)
