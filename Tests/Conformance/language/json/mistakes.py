"""Each mistake in a document, with its place."""
import json

TEXTS = [
    "", " ", "nul", "tru", "[", "[1", "[1,", "[1,]", "[1 2]", "[,]", "{", "{}}", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', '{"a":1 "b":2}', "{a:1}", "{'a':1}", "{1:2}", '{"a":}', "[1] [2]",
    "1 2", '"abc', '"a\nb"', '"tab\there"', '"\\x41"', '"\\u12"', '"\\u12g4"', '"\\', "01", "+1", ".5", "1.", "-", "--1", "1e", "nan", "infinity", "]", "'a'", "[1,\n 2,\n  x]", '{\n "é": 1,\n "b": }', '["é" "x"]', "True", "undefined", "/* c */ 1",
]
for text in TEXTS:
    try:
        print(repr(text), "->", json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), "->", error, "|", error.msg, error.pos, error.lineno, error.colno)
try:
    json.loads('{"a": oops}')
except ValueError as error:
    print(type(error).__name__, type(error).__module__, error.doc, error.args, isinstance(error, json.decoder.JSONDecodeError))
for value in (None, 5, ["[]"], b"\xff\xfe\xfa"):
    try:
        print(json.loads(value))
    except Exception as error:
        print(type(error).__name__, error)
print(json.JSONDecodeError("Own message", "line one\nline two", 12), json.JSONDecodeError("m", "doc", 1).colno)
