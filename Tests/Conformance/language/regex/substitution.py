"""sub, subn and templates."""
import re

text = "Ann owes 12 EUR, Bob owes 7 EUR"
print(re.sub(r"\d+", "#", text))
print(re.sub(r"(\w+) owes (\d+)", r"\2 from \1", text))
print(re.sub(r"(?P<who>\w+) owes", r"[\g<who>] owes", text, count=1))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), text))
print(re.subn("owes", "pays", text), re.subn("x", "y", text))
print(re.sub("", "-", "abc"), re.sub("x*", "-", "abxd"), re.sub(r"\b", "|", "one two"), re.sub("a|", "_", "banana"))
print(re.sub("(a)|(b)", r"<\1\2>", "abc"), re.sub("(x)?", r"[\1]", "ab"))
print(re.sub("a", r"\\", "banana"), re.sub("a", "\\n", "bab"), re.sub("a", r"\g<0>\g<0>", "bab"), re.sub("(.)", r"\g<1>0", "ab"))
print(re.sub("A", "x", "aAa", flags=re.IGNORECASE), re.sub("(?i)A", "x", "aAa", 2))
print(re.compile("o").sub("0", "foo boo", 3), re.compile("o").subn("0", "foo", count=-1))


def shout(match):
    return match["word"].upper() + "!"


print(re.sub(r"(?P<word>[a-z]+)", shout, "hey you"))
print(re.sub("[aeiou]", lambda m: {"a": "4", "e": "3", "o": "0"}.get(m[0], m[0]), "leetcode is fun"))
print(re.sub(r"(?m)^", "> ", "one\ntwo\n"), re.sub(r"\s+", " ", " a \t b\n"))
print(re.sub("é", "e", "caféé"), re.sub(r"\w", "·", "naïve 日本"))
for template in (r"\2", r"\g<name>", r"\g<", r"\g<1", r"\q", "\\", r"\g<-1>", r"\400", r"\g<>"):
    try:
        print(re.sub("(a)", template, "cab"))
    except (re.error, IndexError) as error:
        print(type(error).__name__, error)
try:
    re.sub("a", lambda m: 5, "cab")
except TypeError as error:
    print(error)
try:
    re.sub("a", 5, "cab")
except TypeError as error:
    print(error)
