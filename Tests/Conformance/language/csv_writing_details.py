"""Which fields of csv are quoted follows the line terminator; field names may be any container; settings are checked."""
import csv
import io


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)


def written(row, **settings):
    out = io.StringIO()
    csv.writer(out, **settings).writerow(row)
    return out.getvalue()


for end in ("\r\n", "\n", "!"):
    attempt(f"ends with {end!r}", lambda: [written([text], lineterminator=end) for text in ("a\rb", "a\nb", "wow!")])


def dictionary(fields, row, **settings):
    out = io.StringIO()
    writer = csv.DictWriter(out, fields, **settings)
    writer.writeheader()
    writer.writerow(row)
    return out.getvalue()


attempt("a text of names", lambda: dictionary("ab", {"a": 1, "b": 2}))
attempt("an unknown key", lambda: dictionary(["a"], {"a": 1, "z": 2}))
attempt("ignored", lambda: dictionary(["a"], {"a": 1, "z": 2}, extrasaction="ignore"))
attempt("in capitals", lambda: dictionary(["a"], {"a": 1, "z": 2}, extrasaction="IGNORE"))
attempt("no names", lambda: dictionary(None, {"a": 1}))
attempt("an iterator of names", lambda: list(csv.DictReader(["1,2"], iter("ab"))))
for setting in ({"lineterminator": 1}, {"lineterminator": None}, {"quoting": "x"}, {"quoting": True}):
    attempt(str(setting), lambda: written(["a"], **setting))
attempt("the plain dialect", csv.Dialect)
