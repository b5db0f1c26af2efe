"""What a match object tells."""
import copy
import re

pattern = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
match = pattern.search("on 2024-05 and 2023-11-30")
print(match)
print(match.group(), match.group(0), match.group(1, 2), match.group("year", "day"))
print(match["month"], match[3], match.groups(), match.groups("??"), match.groupdict(), match.groupdict(default=0))
print(match.start(), match.end(), match.span(), match.span("day"), match.start(3), match.end("month"))
print(match.lastindex, match.lastgroup, match.pos, match.endpos, match.regs)
print(match.re is pattern, match.string, bool(match))
print(match.expand(r"\2/\1 [\g<day>] \g<0>"))
print(copy.copy(match) is match, copy.deepcopy(pattern) is pattern)
print(pattern.match("2024-05", 1), pattern.match("x2024-05-06", 1).span(), pattern.search("2024-05-06", 0, 7).group())
print(pattern.fullmatch("2024-05"), pattern.fullmatch("2024-05x"))
for action in (
    lambda: match.group(4),
    lambda: match.group("week"),
    lambda: match[-1],
    lambda: match.start("x"),
    lambda: match.expand(r"\9"),
    lambda: match.missing,
    lambda: re.Match(),
    lambda: pattern.search(),
    lambda: pattern.search(5),
    lambda: pattern.search(b"2024-05"),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
nested = re.match(r"((a)(b)?)+", "abaab")
print(nested.groups(), nested.lastindex, nested.span(1))
print(re.match(r"(a)|(b)", "b").lastindex, re.match(r"(a)(b)?", "a").lastindex, re.match("a", "a").lastindex, re.match("(a(b))", "ab").lastindex)
print(re.match("", "").span(), re.search("$", "abc").span(), repr(re.search("x*", "axx")))
