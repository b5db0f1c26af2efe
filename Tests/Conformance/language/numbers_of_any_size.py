# Numbers beyond 64 bits where a machine's int would overflow, and work on long bytes.
import secrets
from enum import Enum, Flag

print(list(Enum("Size", ["SMALL", "LARGE"], start=9223372036854775807)))
print(list(Flag("Right", "READ WRITE", start=2**70)))

wide = (1 << 200) - 1
for count in (0, 1, 63, 64, 65, 128, 1000):
    assert (wide << count) >> count == wide and (-wide << count) == -(wide << count)
print(wide << 3, -wide << 65)
print(divmod(7**900, 3**200 + 1)[1], (7**900) % 10**9, -(7**300) // 13)
data = bytes(range(256)) * 300
print(int.from_bytes(data, "big") % 1_000_003, int.from_bytes(data, "little") % 1_000_003, int.from_bytes(data, "big", signed=True) > 0)
print(len(data.split(b"\x00")), len(data.rsplit(b"\x00", 3)), data.find(b"\xff\x00"), data.rfind(b"\xff\x00"), data.count(b"\x01\x02"))
print(b"  a  b ".split(), b"  a  b ".rsplit(None, 1), b" a b c ".split(None, 1), b"a\r\nb\nc\r".splitlines(), b"a\r\nb".splitlines(True), b"".split(), b"".split(b","), b"a,,b".rsplit(b",", 1))
print(data[:40].translate(bytes(reversed(range(256))), b"\x05")[-3:], data[60:90].upper(), b"they're Bill's".title(), b"\t x ".strip(), b"xxayx".strip(b"x"), data[::-97][:4])
print(bytes.fromhex("0aFF 10"), data[:5].hex("-", 2), b"Ab1".isalnum(), b"AB".isupper(), b" \n".isspace(), b"".isalpha())
for text in ("0g", "0", "a\u00e9", "12 3"):
    try:
        bytes.fromhex(text)
    except ValueError as error:
        print(error)
try:
    secrets.token_hex(-1)
except ValueError as error:
    print(error)
text = "\u00e9a\U0001f600b" * 50
print(text[3:11], text[-7:-2], text[100:103], text.find("b\u00e9", 90), text.rfind("a"), text.index("\U0001f600", 5))
print("%-30d|%030d|%+d|%#30x|" % (5, -5, 5, 255), f"{5:^31}|{-5:=31}|{5:<31}|", "ab".center(31, "\u00e9"), "-5".zfill(31))
