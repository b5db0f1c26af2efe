"""What UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError know of the text that a codec refused."""


def describe(error):
    print(type(error).__name__, error.encoding, error.object, error.start, error.end, error.reason)
    print(" ", error)
    print(" ", repr(error))


# raised by codecs
for text, codec in [("naïve café", "ascii"), ("10 €", "latin-1"), ("日本", "ascii"), ("a😀", "ascii")]:
    try:
        text.encode(codec)
    except UnicodeEncodeError as error:
        describe(error)
        print("  refused:", error.object[error.start:error.end])

for data in [b"abc\xff", b"\xe2\x82", b"ok \xc3\x28", b"\x80\x81"]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        describe(error)
        print("  good part:", error.object[:error.start].decode())

# made by hand
error = UnicodeDecodeError("utf-8", b"price \xa3", 6, 7, "invalid start byte")
describe(error)
print(error.args)
error.start, error.end = 0, 5
error.reason = "not wanted"
describe(error)
error.encoding = "rot13"
print(error)
describe(UnicodeDecodeError("utf-8", bytearray(b"ab"), 0, 1, "bytearrays become bytes"))
describe(UnicodeEncodeError("ascii", "ab\u1234", 2, 3, "too large"))
error = UnicodeTranslateError("spam", 1, 3, "no")
print(error, error.object, error.start, error.end, error.reason, repr(error))
print(UnicodeTranslateError("é", 0, 1, "no"))


class StrictError(UnicodeDecodeError):
    """A codec's own error."""


try:
    raise StrictError("own", b"\x00", 0, 1, "nul")
except ValueError as error:
    describe(error)

# wrong arguments
for wrong in [(), ("utf-8",), ("utf-8", "text", 0, 1, "r"), (1, b"", 0, 1, "r"), ("u", b"", "0", 1, "r"), ("u", b"", 0, 1, None)]:
    for made in UnicodeDecodeError, UnicodeEncodeError:
        try:
            print(repr(made(*wrong)))
        except TypeError as error:
            print(made.__name__, error)

print(UnicodeError("anything", 1).args, issubclass(UnicodeError, ValueError))
