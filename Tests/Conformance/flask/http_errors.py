"""abort() and the HTTP exceptions: codes, names, descriptions, what they are instances of."""
from flask import Flask, abort
from werkzeug.exceptions import BadRequest, Conflict, Forbidden, HTTPException, NotFound, default_exceptions

app = Flask(__name__)
for code in (400, 401, 403, 404, 405, 409, 410, 418, 422, 429, 500, 503):
    try:
        abort(code)
    except HTTPException as e:
        print(code, type(e).__name__, e.name, str(e)[:60], e.response)
try:
    abort(403, "admins only")
except Forbidden as e:
    print(e.description, e, repr(e))
try:
    abort(404, description="nothing")
except NotFound as e:
    print(e)
for bad in (999, "x"):
    try:
        abort(bad)
    except LookupError as e:
        print(type(e).__name__, e)
print(issubclass(NotFound, HTTPException), default_exceptions[409] is Conflict, BadRequest.code, BadRequest().description[:20])
try:
    raise Conflict("taken")
except HTTPException as e:
    print(e.code, e.description, e.get_headers() if False else e.name)


class Teapot(HTTPException):
    code = 418
    description = "short and stout"


print(Teapot(), repr(Teapot()), Teapot("tall").description)
