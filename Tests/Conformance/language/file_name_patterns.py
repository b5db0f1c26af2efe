"""Names picked by shell patterns."""
from fnmatch import filter, fnmatch, fnmatchcase, translate

names = ["report.txt", "report.csv", "Report.TXT", "notes", "2024-01.csv", "a[1].txt", ".hidden", "x-y", "café.txt", "a\nb"]
for pattern in ["*", "*.txt", "report.*", "[0-9]*", "[!a-z]*", "?otes", "*[[]*", "[]x]*", "[a-", "*-*.csv", "**e*", "[z-a]*", "caf?.txt", "[-x]*", "a*b", "", "[!]]*"]:
    print(repr(pattern), filter(names, pattern), translate(pattern))
print(fnmatch("Notes", "notes"), fnmatchcase("notes", "n*s"), fnmatch(b"a.txt", b"*.txt"))
for call in [lambda: fnmatch("a", b"a"), lambda: fnmatch(1, "a"), lambda: filter(5, "a")]:
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)
