# Derived classes with conversions of their own; errors that pass through constructors.
class Measure(float):
    def __float__(self):
        return 42.0

    def __int__(self):
        return 7


class Text(str):
    def __float__(self):
        return float(str(self)) + 1


class Fails:
    def __iter__(self):
        raise LookupError("no elements")


class FailsAsIndex:
    def __index__(self):
        raise LookupError("no index")


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: float(Measure(1.5)))
attempt(lambda: int(Measure(1.5)))
attempt(lambda: Measure(1.5) + 1)
attempt(lambda: float(Text("8")))
for kind in (bytes, bytearray, list, tuple, set, frozenset, dict, sum, min, sorted):
    attempt(lambda: kind(Fails()))
for kind in (bytes, bytearray, int, chr, hex):
    attempt(lambda: kind(FailsAsIndex()))
attempt(lambda: bytes([FailsAsIndex()]))
attempt(lambda: ord(b"a"))
attempt(lambda: ord(bytearray(b"z")))
attempt(lambda: ord(bytearray(b"zz")))
attempt(lambda: ord(b""))
attempt(lambda: ord("ab"))
attempt(lambda: ord(5))
attempt(lambda: 0 / -5)
attempt(lambda: 0 / -(10**30))
attempt(lambda: 0 // -(10**30))
