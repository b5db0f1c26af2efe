"""Patterns over bytes."""
import re

data = b"GIF89a\x01\x00\xff;name=caf\xe9;"
print(re.match(rb"GIF(\d\d)(.)", data).groups(), re.findall(rb"\w+", data), re.split(b";", data))
print(re.sub(rb"[^\x20-\x7e]", b"?", data), re.sub(rb"(\d)", rb"<\1>", b"a1b2"), re.search(rb"\xe9", data).span())
print(re.compile(rb"[\x80-\xff]+").findall(b"a\xc3\xa9b"), re.match(b"A", b"a", re.I), re.match(b"\xe9", b"\xc9", re.I))
print(re.sub(b"a", lambda m: m.group().upper(), b"banana"), re.escape(b"a.b*"), re.compile(b"a+").pattern)
print(re.match(rb"(?P<x>.)", b"z").groupdict(), re.match(b"(.)", bytearray(b"q")).group(1), re.match(rb"\w", b"\xe9"))
for call in (
    lambda: re.match(b"a", "a"),
    lambda: re.match("a", b"a"),
    lambda: re.sub(b"a", "x", b"a"),
    lambda: re.sub("a", b"x", "a"),
    lambda: re.compile(b"(?u)a"),
    lambda: re.compile(b"\\u0041"),
    lambda: re.compile(b"(?P<\xe9>a)"),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
