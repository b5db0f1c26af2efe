"""Flags: constants, inline, scoped, combined."""
import re

print(re.I, re.IGNORECASE | re.M, re.NOFLAG, re.X | re.S | re.A, type(re.I).__name__)
print(re.I.value, int(re.M), re.I == 2, re.S in (re.S | re.I), re.RegexFlag(10))
print(re.compile("a", re.I).flags, re.compile("a").flags, re.compile("(?mi)a").flags, re.compile("a", re.A).flags, re.compile(b"a").flags)
print(re.compile("a", re.I | re.M), re.compile("(?i)a", re.X), re.compile(b"x", re.I), re.compile("a", re.ASCII))
print(re.match("ÄÖ", "äö", re.I), re.match("ß", "SS", re.I), re.match("[à-ý]+", "ÀÉ", re.I), re.match("É", "é", re.I | re.A))
print(re.findall(r"\w+", "naïve café"), re.findall(r"\w+", "naïve café", re.A), re.findall(r"(?a)\w+", "naïve"))
print(re.match("a.b", "a\nb"), re.match("a.b", "a\nb", re.S), re.match("(?s:a.)b", "a\nb"), re.match("(?s:a).b", "a\nb"))
print(re.search("(?i:hello) World", "HELLO World"), re.search("(?i:hello) World", "HELLO world"), re.search("(?-i:A)b", "AB", re.I), re.search("(?-i:A)b", "aB", re.I))
phone = re.compile(r"""
    (?P<area> \d{3} )   # area code
    [-.\ ]?             # a separator
    (?P<rest> \d{4} )   # the rest [#] is no comment in a set
""", re.VERBOSE)
print(phone.match("555-1234").groupdict(), phone.match("555 1234")["rest"])
print(re.match(r"(?x) a b # c", "ab"), re.match(r"(?x: a b)c d", "abc d"))
print(re.findall("(?m)^b", "a\nb\nb"), re.findall("b$", "b\nb", re.MULTILINE), re.match("^a", "ba"), re.compile("^a").search("ba", 1))
print(re.match("\u212a", "k", re.I), re.match("ſ", "S", re.I), re.match("(?i)İ", "i"), re.match("σ", "ς", re.I))
for call in (
    lambda: re.compile("a", re.L),
    lambda: re.compile("a", re.A | re.U),
    lambda: re.compile(b"a", re.U),
    lambda: re.compile("(?L)a"),
    lambda: re.compile("a(?i)b"),
    lambda: re.compile("(?i-i:a)"),
    lambda: re.compile("(?a-u:x)"),
    lambda: re.compile("(?z)"),
    lambda: re.compile(re.compile("a"), re.I),
    lambda: re.compile("a", "i"),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
