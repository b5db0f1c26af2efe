"""bytearray: bytes that change."""


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


a = bytearray(b"hello")
a[0] = 72
a += b" you"
a.append(33)
a.extend([63, 63])
a.extend(b"..")
print(a, len(a), a[0], a[1:3], a[-1])
a[1:4] = b"EL"
del a[-4:]
a.insert(0, 62)
print(a, a.pop(), a.pop(0), a)
a.remove(ord("o"))
a.reverse()
print(a, bytes(a), a.copy() is a, a.find(b"E"), a.upper(), type(a.upper()).__name__)
a[::2] = b"....."[: len(a[::2])]
print(a, a.count(b"."), a * 2, b"x" + bytearray(b"y"), bytearray(b"y") + b"x", type(b"x" + bytearray(b"y")).__name__)
del a[::2]
print(a, bytearray(3), bytearray("é", "utf-8"), bytearray([1, 2]), bytearray(b"ab") == b"ab", bytearray(b"a") < b"b", list(bytearray(b"ab")), bytearray(b"a") in [b"a"])
b = bytearray(b"ab")
b *= 2
c = b
c += b"!"
print(b, b is c, b.decode(), b.hex(), b.split(b"b"), b.replace(b"a", b"-"), bytearray(b"%d") % 5, bytearray.fromhex("6162"), bytearray(b"x").join([b"1", b"2"]), b.isalpha())
b.clear()
print(b, bool(b), [x for x in bytearray(b"\x01\x02")], bytearray(b"a b").title(), bytearray(b"abc")[::-1], 97 in bytearray(b"a"))


class Buffer(bytearray):
    def line(self):
        return bytes(self.partition(b"\n")[0])


buffer = Buffer(b"one\ntwo")
buffer += b"\nthree"
print(buffer.line(), buffer, type(buffer).__name__, isinstance(buffer, bytearray))
attempt("hash", lambda: hash(bytearray()))
attempt("range", lambda: bytearray(b"a").append(256))
attempt("type", lambda: bytearray(b"a").append("a"))
attempt("index", lambda: bytearray(b"a")[5])
attempt("set index", lambda: bytearray(b"a").__setitem__(5, 1))
attempt("set str", lambda: bytearray(b"a").__setitem__(0, "a"))
attempt("slice size", lambda: bytearray(b"abcd").__setitem__(slice(None, None, 2), b"x"))
attempt("slice str", lambda: bytearray(b"abcd").__setitem__(slice(0, 1), "x"))
attempt("pop", lambda: bytearray().pop())
attempt("pop index", lambda: bytearray(b"a").pop(3))
attempt("remove", lambda: bytearray(b"a").remove(98))
attempt("extend", lambda: bytearray().extend("ab"))
attempt("extend int", lambda: bytearray().extend(5))
attempt("string", lambda: bytearray("a"))
attempt("concat", lambda: bytearray(b"a") + "b")
