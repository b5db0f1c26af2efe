"""split, findall and finditer, empty matches included."""
import re

print(re.split(r"[,;]\s*", "a, b;c,  d"), re.split(r"([,;])", "a,b;c"), re.split("x", "abc"))
print(re.split(r"\s+", " a b "), re.split("", "abc"), re.split(r"\b", "hi there"), re.split("(x)?", "abc"))
print(re.split(",", "a,b,c,d", maxsplit=2), re.split(",", "a,b", 0), re.split("(,)|(;)", "a,b;c"), re.split(",", "a,b", -1))
print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"(\w)\d", "a1 b2"), re.findall("x*", "axb"))
print(re.findall("(a)|(b)", "ab"), re.findall(r"(?:ab)+", "ababab ab"), re.findall("a(?=b)", "ab ac ab"), re.findall(r"\bfoo\b", "foo food foo"))
print([m.span() for m in re.finditer("a*", "baac")], [m.group() for m in re.finditer(r"(?i)the", "The other THE")])
print(re.findall("^.", "ab\ncd", re.M), re.findall(".$", "ab\ncd\n", re.M), re.findall(".$", "ab\ncd\n"), re.findall(r".\Z", "ab\ncd"))
print(re.findall(r"[^\W\d_]+", "abc_12é"), re.findall(r"\S+", "a\u2003b\xa0c"), re.findall(r"\d", "1٣५"))
scanner = re.compile(r"\s*(\d+|\w+|[-+*/()])")
position, parts, source = 0, [], "12 + foo*(3 - x1)"
while found := scanner.match(source, position):
    parts.append(found[1])
    position = found.end()
print(parts, position == len(source))
iterator = re.finditer("o", "foo boo")
print(next(iterator), len(list(iterator)), next(iterator, None))
words = re.compile(r"\w+")
print(words.findall("one two three", 4), words.findall("one two three", 0, 5), words.split("a-b"), [m.start() for m in words.finditer("a b c", 2)])
print(re.findall(r"(?<=\$)\d+(?:\.\d\d)?", "cost $15.50 or $7, not 9"), re.findall(r"(?<!\$)\b\d+", "cost $15 or 7"))
