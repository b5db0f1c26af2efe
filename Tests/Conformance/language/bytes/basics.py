"""bytes: making, indexing, comparing, converting."""


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


print(bytes(), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(5)), bytes((1, 255)), bytes(bytearray(b"q")), bytes({7}))
print(bytes(range(32)), bytes(range(120, 136)), b"it's", b'"', b"'\"", b"\\\t\r\n")
data = b"hello world"
print(data[0], data[-1], data[1:4], data[::-2], len(data), list(data[:3]), 104 in data, b"wor" in data, b"" in data, data[20:], max(data), sorted(b"cab"))
print(data + b"!", data * 2, 2 * b"ab", b"a" * 0, data == b"hello world", b"a" < b"b", b"a" != "a", b"ab" == bytearray(b"ab"), hash(b"a") == hash(bytes([97])), bool(b""), {b"k": 1}[b"k"])
print(data.hex(), data[:4].hex(":"), data[:5].hex("-", 2), data[:5].hex(" ", -2), bytes.fromhex("48 65\n6c"), bytes.fromhex(""), int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(2, "little"))
print(data.decode(), b"caf\xc3\xa9".decode("utf-8"), b"\xe9".decode("latin-1"), b"a\xffb".decode("ascii", "replace"), b"a\xffb".decode("utf-8", "ignore"), b"a\xffb".decode(errors="backslashreplace"), b"\xf0\x9f\x98\x80".decode())
print([chr(b) for b in b"ab"], [b for b in b"ab"], b"%d-%s" % (5, b"x"), type(b"a"[0]).__name__, isinstance(b"", bytes), str(b"a"), repr(b"a"), f"{b'a'}")
first, second = b"ab"
print(first, second, *b"ab", tuple(b"\x00\x01"), dict(enumerate(b"ab")))
attempt("negative", lambda: bytes(-1))
attempt("no encoding", lambda: bytes("a"))
attempt("range", lambda: bytes([256]))
attempt("element", lambda: bytes(["a"]))
attempt("float", lambda: bytes(1.5))
attempt("none", lambda: bytes(None))
attempt("index", lambda: data[99])
attempt("key", lambda: data["a"])
attempt("assign", lambda: data.__setitem__(0, 1))
attempt("concat", lambda: data + "a")
attempt("rconcat", lambda: "a" + data)
attempt("less", lambda: data < "a")
attempt("in", lambda: "a" in data)
attempt("in range", lambda: 300 in data)
attempt("fromhex", lambda: bytes.fromhex("4g"))
attempt("fromhex odd", lambda: bytes.fromhex("414"))
attempt("decode", lambda: b"a\xff".decode())
attempt("decode end", lambda: b"a\xe2\x82".decode())
attempt("decode continuation", lambda: b"\xe2\x28\xa1".decode())
attempt("decode ascii", lambda: b"\x80".decode("ascii"))
attempt("decode unknown", lambda: b"a".decode("nope"))
try:
    b"ok\xff\xfe".decode("utf-8")
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)
