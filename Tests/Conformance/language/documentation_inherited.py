"""What methods without documentation inherit, in inspect and help()."""
import inspect


class Shape:
    """A shape."""

    def area(self):
        "The area."
        raise NotImplementedError

    @property
    def name(self):
        "Its name."
        return "shape"

    @classmethod
    def unit(cls):
        "One of size 1."
        return cls()


class Square(Shape):
    def __init__(self, side=1):
        "A side of 1."
        self.side = side

    def __repr__(self):
        return f"Square({self.side})"

    def __eq__(self, other):
        return self.side == other.side

    def area(self):
        return self.side ** 2

    @property
    def name(self):
        return "square"

    @classmethod
    def unit(cls):
        return cls(1)


for found in (Square, Square.area, Square(2).area, Square.name, Square.unit, Square.__repr__):
    print(repr(inspect.getdoc(found))[:60])
print(inspect.getdoc(Shape.__init__) == object.__init__.__doc__)
help(Square)


def spec(a, /, b: int, *rest: str, c: float = 1.5, **more) -> bool: ...


print(inspect.getfullargspec(spec).annotations)


def loop():
    pass


loop.__wrapped__ = loop
try:
    inspect.unwrap(loop)
except ValueError as error:
    print(str(error)[:29])
