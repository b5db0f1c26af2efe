"""Dialects of csv as classes, escaped ends of lines, and the codec unicode_escape."""
import csv
import io

for lines in (["a\\"], ["a\\", "b"], ['a,"b\\'], ["\\"], ["a\\\n", "b,c"], ['"a\n', 'b",c']):
    print(lines, list(csv.reader(lines, escapechar="\\")))
print(list(csv.reader(['1,",3,",5'], quotechar=None, escapechar="\\")))


class Semicolons(csv.Dialect):
    delimiter = ";"
    quotechar = "'"
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL
    doublequote = True


class Nothing(csv.Dialect):
    pass


class Wide(csv.Dialect):
    delimiter = ";;"
    quotechar = '"'
    lineterminator = "\n"
    quoting = 0


csv.register_dialect("semicolons", Semicolons)
stream = io.StringIO()
csv.writer(stream, "semicolons").writerow(["a;b", "c'd", 5])
print(repr(stream.getvalue()), list(csv.reader(["a;'b;c'"], dialect=Semicolons())))
for made in (Nothing, Wide):
    try:
        made()
    except csv.Error as error:
        print(error)


class NoQuotes(Semicolons):
    doublequote = None


try:
    csv.writer(io.StringIO(), NoQuotes).writerow(["c'd"])
except csv.Error as error:
    print(error)

text = "tab\tend\n é \u20ac 😀 back\\slash '\""
print(text.encode("unicode_escape"), text.encode("unicode_escape").decode("unicode_escape") == text)
print(b"a\\x41\\u00e9\\101\\n\\q\xe9".decode("unicode-escape").encode("ascii", "backslashreplace"), "caf\\u00e9".encode().decode("unicode_escape"))
for broken in (b"\\x4", b"\\", b"ab\\u12"):
    try:
        broken.decode("unicode_escape")
    except UnicodeDecodeError as error:
        print(error)
    print(broken.decode("unicode_escape", "replace"))
