"""The parameters of a request: several values of one key, conversion, what is missing."""
from flask import Flask, request

app = Flask("x")
with app.test_request_context("/a?x=1&x=2&y=%20z", data={"f": "1"}, method="POST"):
    a = request.args
    print(repr(a), a["x"], a.get("x"), a.getlist("x"), list(a), list(a.items()), list(a.items(multi=True)), list(a.values()), list(a.lists()), len(a))
    print(a.to_dict(), a.to_dict(flat=False), "y" in a, list(a.keys()), bool(a))
    print(a.get("y", type=int), a.get("x", type=int), a.get("q", 3), a.get("y", "d", int), a.getlist("x", type=int))
    try:
        a["q"]
    except Exception as e:
        print(type(e).__name__, isinstance(e, KeyError), e, e.code)
    try:
        a["x"] = 1
    except TypeError as e:
        print(e)
    print(request.form, request.url, request.query_string, request.full_path, request.method, request.form["f"])
with app.test_request_context("/a", json={"k": [1]}):
    print(request.json, request.get_json(), request.is_json)
with app.test_request_context("/a"):
    print(request.full_path, request.get_json(silent=True), request.query_string)
    try:
        request.json
    except Exception as e:
        print(type(e).__name__, e)
with app.test_request_context():
    print(request.path, request)
context = app.test_request_context("/b")
context.push()
print(request.path)
context.pop()
print(repr(request), bool(request))
try:
    request.path
except RuntimeError as e:
    print(e)
