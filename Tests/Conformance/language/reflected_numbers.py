# Classes derived from numbers and strings, and what their reflected operators are asked.
class Money(float):
    def __add__(self, other):
        return Money(super().__add__(other))

    def __radd__(self, other):
        return Money(super().__radd__(other))

    def __rmul__(self, other):
        return Money(super().__rmul__(other))

    def __repr__(self):
        return f"{float(self):.2f} EUR"


class Count(int):
    def __radd__(self, other):
        result = super().__radd__(other)
        return result if result is NotImplemented else Count(result)

    def __repr__(self):
        return f"Count({int(self)})"


class Path(str):
    def __radd__(self, other):
        return f"radd({other})"


class Rows(list):
    def __radd__(self, other):
        return f"rows after {other}"


print(sum([Money(1.5), Money(2)]), 3 * Money(2.5), True * Money(1))
print(sum([Count(1), Count(2)]), 2.5 + Count(3), int.__radd__(5, 2.5), float.__radd__(2.5, 5), float.__rtruediv__(2.0, 1))
print(int.__radd__(5, "x"), float.__rmul__(2.0, "x"), True.__and__(True), True.__xor__(True), int.__rsub__(2**70, 1))
print(Path("a") + Path("b"), "x" + Path("b"), Path("a") + "x")
print(Rows([1]) + Rows([2]), [0] + Rows([1]))
items = [1]
items += Rows([2])
print(items)


class Whole:
    def __init__(self, result):
        self.result = result

    def __trunc__(self):
        return self.result


import warnings

warnings.simplefilter("ignore")
for result in (True, Count(4), "x", 1.5):
    try:
        print(repr(int(Whole(result))))
    except TypeError as error:
        print(error)
