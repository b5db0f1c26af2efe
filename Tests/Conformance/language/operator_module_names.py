"""The functions of operator by their special names."""

def attempt(action, *arguments):
    """Print what an action gives, or what it raises."""
    try:
        print(repr(action(*arguments)))
    except Exception as error:
        print(type(error).__name__ + ":", error)


import operator
print(operator.__lt__(1, 2), operator.__add__(1, 2), operator.__getitem__([5], 0), operator.__contains__([1], 1))
print(operator.__not__(0), operator.__index__(3), operator.__iadd__([1], [2]))
print(operator.__matmul__, operator.__concat__([1], [2]))
print(operator.__call__(len, 'ab'), operator.__inv__(3), operator.__invert__(3))
print(operator.__pos__(3), operator.__neg__(3))
print(operator.__abs__(-2), operator.__and__(1, 3), operator.__floordiv__(7, 2))
print(operator.__mod__(7, 2), operator.__or__(1, 2), operator.__pow__(2, 3))
print(operator.__eq__(1, 1), operator.__ge__(1, 2), operator.__setitem__)
print(operator.__delitem__, operator.__truediv__(1, 2), operator.__xor__(1, 3))
print(operator.__rshift__(8, 1), operator.__lshift__(8, 1))
attempt(lambda: sorted(operator.__all__))
attempt(lambda: operator.countOf([1, 1, 2], 1))
attempt(lambda: operator.indexOf([1, 2], 2))
attempt(lambda: operator.indexOf([1, 2], 3))
attempt(lambda: operator.length_hint([1, 2]))
attempt(lambda: operator.attrgetter('a.b', 'c'))
attempt(lambda: operator.itemgetter(1, 2))
attempt(lambda: operator.methodcaller('x', 1, a=2))
attempt(lambda: operator.attrgetter(1))
attempt(lambda: operator.itemgetter())
attempt(lambda: operator.attrgetter())
attempt(lambda: operator.methodcaller())
