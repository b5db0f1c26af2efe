"""Where errors of augmented assignments to items and attributes point to."""
import traceback


def told(function, *arguments):
    try:
        function(*arguments)
    except Exception:
        print(*[line for line in traceback.format_exc().splitlines()[1:] if "File" not in line], sep="\n")


class Point:
    pass


def count(words, word):
    words[word] += 1


def nested(table):
    table["a"]["b"] -= 1


def fixed(row):
    row["t"][0] += 1


def moved(point):
    point.x += 1; point.y += 2


def joined(point):
    point.name += 3


told(count, {}, "a")
told(count, {"a": "x"}, "a")
told(count, 5, 0)
told(nested, {"a": {}})
told(fixed, {"t": (1,)})
told(moved, Point())
named = Point()
named.name = "n"
told(joined, named)
