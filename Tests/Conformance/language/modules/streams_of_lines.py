# io.StringIO with other ends of lines, parts of lines, and a view of the bytes of io.BytesIO.
import csv
import io

for newline in ("", "\n", "\r", "\r\n", None):
    stream = io.StringIO("a\r\nb\rc\nd", newline=newline)
    print(repr(newline), stream.readlines(), repr(stream.getvalue()))
    stream.write("x\ny\r\nz\r")
    print(repr(stream.getvalue()))
for wrong in ("b", 5):
    try:
        io.StringIO("", wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

stream = io.StringIO("abc\ndefgh\n")
print(repr(stream.readline(2)), repr(stream.readline(10)), repr(stream.readline(None)), repr(stream.readline()))
for hint in (None, 3, 4, 5):
    stream.seek(0)
    print(hint, stream.readlines(hint))

file = io.BytesIO(b"abcdef")
view = file.getbuffer()
view[2:4] = b"56"
print(file.getvalue(), len(view), view.readonly, bytes(view[1:3]))
view.release()
file.seek(0, 2)
file.write(b"gh")
print(file.getvalue())

rows = io.StringIO(newline="")
csv.writer(rows).writerows([["id", "note"], [1, "two\nlines"]])
rows.seek(0)
print(list(rows), list(csv.reader(io.StringIO(rows.getvalue(), newline=""))))

file = io.BytesIO(b"abcdef")
room = bytearray(4)
print(file.readinto(room), room, file.readinto(room), room, file.readinto(room))
try:
    file.readinto(b"fixed")
except TypeError as error:
    print(error)
