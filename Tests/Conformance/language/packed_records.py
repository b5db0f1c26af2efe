"""Records of a file format packed into bytes and read back."""
import struct

header = struct.Struct("<4sHI?")
print(header.format, header.size)
blob = header.pack(b"SHOP", 2, 70_000, True)
print(blob, header.unpack(blob))

prices = [1.5, 2.25, -0.1]
packed = struct.pack(f">{len(prices)}d", *prices)
print(len(packed), struct.unpack(">3d", packed) == tuple(prices), struct.unpack("<e", struct.pack("<e", 65504.0)), struct.pack(">f", 0.1))

for form in ["bhilq", "=bhilq", ">bhilq", "@b i", "bi", "3s5p", "x2xb", "c?", "nNP", "b0i", "", "2h h"]:
    print(repr(form), struct.calcsize(form))

for code, numbers in {"b": [-128, 127], "B": [0, 255], "h": [-2], "H": [65535], "i": [-(2**31)], "I": [2**32 - 1], "q": [-(2**63)], "Q": [2**64 - 1], "?": [1]}.items():
    for number in numbers:
        for order in "<>":
            data = struct.pack(order + code, number)
            print(order + code, data.hex(), struct.unpack(order + code, data)[0])

rows = b"".join(struct.pack("<Hh", number, -number) for number in range(3))
print(list(struct.iter_unpack("<Hh", rows)), struct.unpack_from("<h", rows, 2), struct.unpack_from("<h", rows, -2))
buffer = bytearray(8)
struct.pack_into("<i", buffer, 2, 258)
struct.pack_into("5p", buffer, -5, b"abcdefgh")
print(buffer, struct.unpack("5p", buffer[-5:]))

for wrong in [
    lambda: struct.pack("b", 128), lambda: struct.pack("B", -1), lambda: struct.pack("<H", 70_000), lambda: struct.pack(">H", 70_000), lambda: struct.pack(">i", 2**31), lambda: struct.pack("<L", 2**32),
    lambda: struct.pack("Q", -1), lambda: struct.pack("i", "1"), lambda: struct.pack("i", 1.5), lambda: struct.pack("d", "x"), lambda: struct.pack("<f", 1e40), lambda: struct.pack("e", 1e6), lambda: struct.pack("c", b"ab"),
    lambda: struct.pack("s", "a"), lambda: struct.pack("ii", 1), lambda: struct.pack("z", 1), lambda: struct.pack("3", 1), lambda: struct.pack("<n", 1), lambda: struct.unpack("i", b"abc"), lambda: struct.unpack("i", "abcd"),
    lambda: struct.unpack_from("i", b"abc"), lambda: struct.unpack_from("i", b"abcd", -2), lambda: list(struct.iter_unpack("h", b"abc")), lambda: struct.iter_unpack("", b""), lambda: struct.pack_into("i", buffer, 6, 1), lambda: struct.pack_into("i", b"abcd", 0, 1),
    lambda: struct.Struct(1), lambda: struct.calcsize("9" * 30 + "i"),
]:
    try:
        print(wrong())
    except (struct.error, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
