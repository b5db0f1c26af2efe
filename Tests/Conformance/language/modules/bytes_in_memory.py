"""io.BytesIO read by lines and places; base32; named tuples of time; keywords."""
import base64
import io
import keyword
import time
from datetime import date
from _attempts import attempt

stream = io.BytesIO(b"ab\ncd\nef")
print(stream.readline(), list(stream), stream.seek(0), stream.readlines(), stream.seek(-2, 2), stream.read(), stream.tell())
print(stream.truncate(3), stream.getvalue(), stream.readable(), stream.seek(1), stream.seek(1, 1), stream.read1(), stream.closed)
stream.seek(5)
print(stream.write(b"x"), stream.getvalue())
with stream:
    print(stream.seek(0), stream.readline(1), next(stream))
print(stream.closed)
attempt(stream.read)
attempt(io.BytesIO, "a")
attempt(io.BytesIO().write, "a")
attempt(io.BytesIO(b"a").seek, -1)
attempt(io.BytesIO(b"a").seek, 0, 9)
with io.BytesIO() as file:
    file.writelines([b"a", b"b"])
    print(file.getvalue())
for data in (b"", b"f", b"fo", b"foo", b"foob", b"fooba"):
    print(base64.b32encode(data), base64.b32decode(base64.b32encode(data)))
attempt(base64.b32decode, "A")
attempt(base64.b32decode, "my======")
print(base64.b32decode("my======", casefold=True))
moment = time.gmtime(0)
print(moment, moment.tm_year, moment[0], moment.n_fields, moment.tm_zone, len(moment), moment == tuple(moment), date(2024, 2, 29).isocalendar(), date(2024, 2, 29).isocalendar().week)
attempt(time.struct_time, (1, 2))
print(keyword.iskeyword("for"), keyword.iskeyword("print"), keyword.kwlist[:4], len(keyword.kwlist), keyword.softkwlist, keyword.issoftkeyword("match"))
