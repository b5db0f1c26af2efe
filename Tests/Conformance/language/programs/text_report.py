"""Reading text, counting, grouping, aligning: the work of a report script."""
import string
import textwrap
from collections import Counter, defaultdict
from itertools import groupby
from operator import itemgetter

LOG = """\
2024-03-01 09:12 INFO  web  request /index 200 12ms
2024-03-01 09:13 WARN  db   slow query (812ms): SELECT * FROM "user"
2024-03-01 09:13 ERROR web  request /order 500 903ms

2024-03-02 00:01 INFO  cron cleanup removed=17
2024-03-02 00:02 INFO  web  request /index 304 3ms
2024-03-02 07:45 ERROR db   UNIQUE constraint failed: user.name
malformed line
"""


def parse(text):
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            day, time, level, source, rest = line.split(None, 4)
            hour, _, minute = time.partition(":")
            yield {"n": number, "day": day, "minutes": int(hour) * 60 + int(minute), "level": level, "source": source, "rest": rest}
        except ValueError as problem:
            print(f"line {number}: {problem}")


entries = list(parse(LOG))
print(len(entries), entries[0])
print(Counter(e["level"] for e in entries), Counter(map(itemgetter("source"), entries)).most_common(1))
for day, group in groupby(entries, key=itemgetter("day")):
    group = list(group)
    print(f"{day:=^30}")
    for e in group:
        print(f"{e['minutes'] // 60:02}:{e['minutes'] % 60:02} {e['level']:<6}|{e['source']:^6}|{e['rest'][:24]:.<26}")
by_level = defaultdict(list)
for e in entries:
    by_level[e["level"]].append(e["n"])
print(dict(by_level), {k: v for k, v in sorted(by_level.items(), key=lambda kv: (-len(kv[1]), kv[0]))})
print("\n".join(textwrap.wrap("The quick brown fox jumps over the lazy dog, " * 2, width=32, initial_indent="* ", subsequent_indent="  ")))
print(textwrap.shorten("Hello  world of many words", width=16), textwrap.indent("a\n\nb", "> "), textwrap.dedent("    x\n      y"), sep="\n")
print(string.Template("$who owes ${amount}$$").substitute(who="Ann", amount=5), string.capwords("the OLD man"), string.ascii_lowercase[:3])
table = str.maketrans({"a": "4", "e": None, "o": "00"})
print("a modest proposal".translate(table), "Straße".casefold(), "ǅ".lower(), "ﬁ".upper(), "İ".lower() == "i̇")
print("a,b,,c".split(","), " a  b ".split(), "a--b--c".rsplit("--", 1), "x=1=2".partition("="), "abc".rpartition("-"), "1\n2\r\n3".splitlines(True))
print("%-8s|%+05d|%x|%.3e|%r|%%|%c" % ("ab", 42, 255, 12345.678, "it's", 65), "%(a)s-%(b)04.1f" % {"a": 1, "b": 2.25})
print("{0:>{w}}|{1!r:^9}|{name.real:b}|{2[k]}".format("r", "q", {"k": "v"}, w=4, name=5))
print("tab\tbed".expandtabs(4), "title case's".title(), "sWAP".swapcase(), "7".zfill(3), "-7".zfill(4), "x".center(5, "*"), "abcabc".count("bc"), "abc".find("z"))
