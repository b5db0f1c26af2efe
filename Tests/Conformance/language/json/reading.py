"""json.loads: documents, hooks, numbers, encodings."""
import json
from collections import OrderedDict
from types import SimpleNamespace

DOCUMENT = """
{
  "name": "Ann \\u00e9\\n\\"quoted\\" \\/ \\ud83d\\ude00",
  "age": 41, "ratio": -1.5e-3, "big": 123456789012345678901234567890,
  "flags": [true, false, null], "nested": {"empty": {}, "list": [[], [1, [2]]]},
  "dup": 1, "dup": 2
}
"""
data = json.loads(DOCUMENT)
print(data)
print(list(data), type(data["ratio"]).__name__, data["flags"][2] is None)
for text in ("null", " true ", "-0", "-0.0", "1E3", "1e400", "[1,2]", '"a"', "{}", "[]", "\n[ ]\t", "NaN", "[Infinity, -Infinity]", '"\\u0041\\t"', "0", "1.0"):
    print(repr(text), repr(json.loads(text)))
print(json.loads('{"x": {"y": 1}}', object_hook=lambda d: SimpleNamespace(**d)), json.loads('{"b": 1, "a": 2, "b": 3}', object_pairs_hook=list), json.loads('{"b": 1, "a": {"c": 2}}', object_pairs_hook=OrderedDict))
print(json.loads("[1.5, 2, 3e2]", parse_float=str), json.loads("[1, 2.5]", parse_int=lambda text: f"int:{text}"), json.loads("[NaN, -Infinity]", parse_constant=lambda name: name.lower()))
print(json.loads(b'{"k": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads("[2]".encode("utf-16")), json.loads('"x"'.encode("utf-32-le")), json.loads(b'\xef\xbb\xbf"bom"'))
decoder = json.JSONDecoder()
print(decoder.raw_decode('{"a": 1} tail'), decoder.raw_decode("[1] [2]", 4), decoder.decode(" [1] "))
stream, position = '{"n": 1}{"n": 2} ', 0
while position < len(stream.rstrip()):
    value, position = decoder.raw_decode(stream, position)
    print(value, position)
print(json.loads('"a\tb"', strict=False), json.loads(json.dumps(data)) == data, json.loads("[" * 50 + "]" * 50) is not None)
