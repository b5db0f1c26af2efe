"""Each mistake in a pattern, with its position."""
import re

PATTERNS = [
    "(", ")", "a)", "[", "[a", "[a-", "[]", "[^]", "*a", "a**", "a+*", "a{2}{3}", "^*", "a|*", "(?:+)", "(?P<n", "(?P<>a)", "(?P<1a>x)", "(?P<a-b>x)",
    "(?P<a>x)(?P<a>y)", "(?P=a)", "(?P=a", "(?P>a)", "(?P", "(?", "(?<", "(?<a", "(?<=a*)b", "(?<!a|bc)", "\\", "a\\", "\\q", "\\x1", "\\u12", "\\U0011", "\\U00110000",
    "\\8", "\\1", "(\\1)", "(a)\\2", "\\400", "[\\400]", "[\\q]", "[z-a]", "[\\d-z]", "[a-\\w]", "a{3,1}", "a{1,2", "(?i", "(?iz)", "(?-", "(?-i", "(?i-)", "(?-:a)", "(?(1)a|b|c)",
    "(?(1)a)", "(?(x)a)", "(?(0)a)", "(?(a", "(?#", "(?!", "(?:", "(?>", "(?(1a)b)", "a{99999999999}", "(?P<x>a)(?(y)b)", "\\N", "\\N{", "x(?i)y", "(?y)",
]
for pattern in PATTERNS:
    try:
        print(repr(pattern), "->", re.compile(pattern))
    except re.error as error:
        print(repr(pattern), "->", error, "|", error.msg, error.pos)
    except OverflowError as error:
        print(repr(pattern), "-> OverflowError", error)
try:
    re.compile("first\nsec(ond\nthird")
except re.error as error:
    print(error)
    print(error.msg, error.pos, error.lineno, error.colno, repr(error.pattern), error.args)
own = re.error("broken", "abc", 1)
print(own, own.pos, own.lineno, own.colno, isinstance(own, Exception), re.error("plain"), re.error("plain").pos)
try:
    raise own
except re.error as error:
    print("caught", error)
for bad in (5, None, ["a"]):
    try:
        re.compile(bad)
    except TypeError as error:
        print(error)
