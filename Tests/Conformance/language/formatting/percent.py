"""The % operator."""


def attempt(text, values):
    try:
        return repr(text % values)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print("%s is %d years and %.1f%% done" % ("Ann", 30, 99.5), "%r %a %s" % ("é", "é", [1]), "%c%c" % (65, "é"))
print("%5d|%-5d|%05d|%+d|% d|%+05d" % (42, 42, 42, 42, 42, 42), "%x %X %#x %o %#o" % (255, 255, 255, 8, 8), "%i %u" % (1, 2))
print("%f %.2f %10.3f %-10.1f| %e %.2E %g %G" % (1.5, 2.345, 3.14159, 2.5, 12345.678, 0.00012, 1e10, 1e-10))
print("%10s|%-10s|%.3s|%10.2s" % ("abc", "abc", "abcdef", "xyz"), "%*d|%-*d|%.*f" % (6, 42, 6, 42, 2, 3.14159), "%%|%%" % ())
print("%(name)s has %(n)03d %(name)r" % {"name": "Ann", "n": 7}, "%(a)s%(a)s" % {"a": "x", "b": 1}, "%s" % {"a": 1}, "no fields" % {}, "%s" % ((1, 2),))
print("%d %d %d" % (3.99, -3.99, True), "%d" % 10**25, "%x" % -255, "%.3d" % 5, "%+.3d" % -5, "%#.3x" % 10, "%s %s" % (None, True), "%.0f %.0f" % (0.5, 1.5), "%#.0f" % 3)
print("%f %F %e %g" % (float("inf"), float("nan"), float("-inf"), float("nan")), "%5.1f|%05.1f|%-8.2e|" % (-2.55, -2.5, 123456), "%ld %hd" % (1, 2))


class Point:
    def __init__(self, x):
        self.x = x

    def __str__(self):
        return f"<{self.x}>"

    def __getitem__(self, key):
        return key * 2

    def __index__(self):
        return self.x


print("%s %(ab)s" % Point(3) if False else "%s" % Point(3), "%(ab)s" % Point(1), "%x" % Point(255))
for text, values in [
    ("%d", "a"), ("%d", None), ("%x", 1.5), ("%c", "ab"), ("%c", -1), ("%c", 1.5), ("%s %s", "a"), ("%s", ("a", "b")), ("%s %s", ("a",)), ("abc", "a"), ("abc", 5), ("abc", ()), ("%(a)s", 5), ("%(a)s", ("x",)), ("%(a)s", {}),
    ("%", 1), ("%5", 1), ("%(a", {}), ("%y", 1), ("%\u20ac", 1), ("%*d", ("a", 1)), ("%.*f", (1,)), ("%f", "a"), ("%q %s", (1, 2)), ("%d%%", 5), ("%s", []), ("%s", {}), ("%z", ()), ("%.f", 2.7), ("%-+ #05d", 3), ("%l", 1),
]:
    print(text, repr(values), attempt(text, values))
