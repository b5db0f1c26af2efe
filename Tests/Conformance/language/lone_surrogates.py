# Code points that are no characters: how scripts meet them, keep them and are told of them.
import io
import json
import re


def attempt(action):
    try:
        return ascii(action())
    except Exception as error:
        return f"{type(error).__name__}: {ascii(str(error))}"


half = "\ud83d"
print(len(half), hex(ord(half)), ascii(half), repr(chr(0xDC80)), half == chr(0xD83D), half + "\ude00" == "\U0001f600")
print(half.isprintable(), half.isalpha(), half.isidentifier(), half.upper() == half, half in "a\ud83db", "a\ud83db".find("b"))
print(f"{half!r:>12}|{half!a}", attempt(lambda: f"<{half:>3}>"), attempt(lambda: "%c%c" % (0xD800, "\udfff")))

# File names and other bytes that are no UTF-8 survive a round trip.
raw = b"caf\xe9 \xff\x80.txt"
name = raw.decode("utf-8", "surrogateescape")
print(ascii(name), name.encode("utf-8", "surrogateescape") == raw, raw.decode("ascii", "surrogateescape") == name)
for handler in ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"]:
    for codec in ["utf-8", "latin-1", "utf-16-le", "utf-32-be"]:
        print(handler, codec, attempt(lambda: "é\udc80\ud800!".encode(codec, handler)))
for data in [b"\xed\xa0\x80.", b"\xed\xa0", b"a\xff\xed\xb2\x80", b"\xf0\x9f\x98"]:
    for handler in ["strict", "replace", "backslashreplace", "surrogateescape", "surrogatepass"]:
        print(handler, data, attempt(lambda: data.decode("utf-8", handler)))
print(attempt(lambda: b"\x00\xd8a\x00".decode("utf-16-le", "surrogatepass")), attempt(lambda: b"\x00\xd8a\x00".decode("utf-16-le")))

# Order is by code point, in patterns too.
words = ["\ue000", "\ud800", "\U00010000", "a", "\ud7ff", "b\uffff", "b\ud800", "a" * 20 + "\U0001f600", "a" * 20 + "\udfff"]
print(ascii(sorted(words)), max("\udfff", "\ue000") == "\ue000", "\ud800" < "\uffff" < "\U0001f600")
print(ascii(re.findall("[\ud800-\udfff]", "x\ud900y\ue000")), ascii(re.sub(r"[\u0080-\uffff]", "?", "a\udc00\U0001f600é")), ascii(re.split("\udc00", "a\udc00b")))

# JSON writes each half by itself and joins what belongs together.
print(json.dumps("\ud83d \U0001f600"), ascii(json.dumps(half, ensure_ascii=False)))
print([ascii(json.loads(text)) for text in [r'"\ud83d\ude00"', r'"\ude00\ud83d"', r'"\ud83d\u0041"', r'"\ud83d"', r'"\ud83d\ud83d\ude00"']])
print(attempt(lambda: "a\ud800".translate({0xD800: "b", 97: 0xDFFF})), str.maketrans("\ud800", "x"), {half: 1}["\ud83d"])

buffer = io.StringIO()
print(half, file=buffer)
print(ascii(buffer.getvalue()))
print(attempt(lambda: print("before", half)))
for action in [lambda: int(half), lambda: {}[half], lambda: half.encode("ascii"), lambda: "é\udcffa".encode("ascii", "surrogateescape"), lambda: type(half, (), {})]:
    print(attempt(action))
raise ValueError(f"unreadable {half}")
