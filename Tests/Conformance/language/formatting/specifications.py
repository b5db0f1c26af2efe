"""The format mini-language over the built-in types."""


def attempt(value, specification):
    try:
        return repr(format(value, specification))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


INTS = ["", "d", "5", "05", "+", " ", "-", "<6", ">6", "^6", "=+6", "*^9", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "#010b", "c", "n", ",", "_", "_x", "#_b", "012,", "+,", "e", ".2f", "%", ".1%", "g", "s", ".2d", ",x", "z", "q", "5d5", "_c", "+c"]
FLOATS = ["", "f", ".2f", ".0f", "#.0f", "e", ".3e", "E", "g", ".3g", "#.3g", "G", "%", ".1%", ",", ",.2f", "_.1f", "010.2f", "+.1f", " .1f", "<10.2f", "^10.1f", "=+10.1f", "*>10", ".3", ".10", "n", "z.1f", "d", "s", ".f", "x"]
STRINGS = ["", "s", "10", "<10", ">10", "^10", "*^11", ".2", "10.2", "^9.3s", "05", "=10", "+", ",", "#", "d", ".", "é>8"]
for number in (0, 42, -1234567, 10**21):
    print(number)
    for specification in INTS:
        print(f"  {specification:8} {attempt(number, specification)}")
for number in (0.0, 3.14159, -1234567.891, 1e-7, 1e16, float("inf"), float("nan"), -0.0):
    print(number)
    for specification in FLOATS:
        print(f"  {specification:8} {attempt(number, specification)}")
for text in ("", "hello", "naïve"):
    print(repr(text))
    for specification in STRINGS:
        print(f"  {specification:8} {attempt(text, specification)}")
for value in (True, None, [1], (), {"a": 1}, b"x", object):
    print(repr(value), [attempt(value, specification) for specification in ("", "5", "d", "s", ">6")])
