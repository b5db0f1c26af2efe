# What the % operator takes: widths from arguments, characters, mappings.
def show(text, values):
    try:
        print(repr(text % values))
    except Exception as error:
        print(type(error).__name__, error)


for text in ("%*d", "%-*d|", "%.*f", "%*.*f", "%c", "%(a", "%(a)", "%(a)s %(b)s", "%(a)s %s", "%s %(a)s"):
    for values in (5, (True, 3), (4, 2), (6, 2, 3.14159), 10**30, (10**30, 1), ("x", 1), "x", {"a": 1}, {"a": 1, "b": "c"}, [1], None, 65, 0x110000, -1):
        print(text, repr(values), end=" -> ")
        show(text, values)
