"""Attributes of exceptions: what may be deleted, set again, or given to another exception."""
import sys

error = ValueError("first", 2)
for name in "args", "__cause__", "__context__", "__traceback__", "__suppress_context__", "__notes__", "missing":
    try:
        delattr(error, name)
        print("deleted", name)
    except (TypeError, AttributeError) as refused:
        print(type(refused).__name__, refused)

error.add_note("one")
error.add_note("two")
print(error.__notes__)
del error.__notes__
print(hasattr(error, "__notes__"))
error.add_note("three")
print(error.__notes__)

try:
    raise error
except ValueError as caught:
    trace = caught.__traceback__
    print(caught is error, caught.with_traceback(trace).__traceback__ is trace)
    other = KeyError("k").with_traceback(trace)
    print(other.__traceback__ is trace)
    other.__traceback__ = None
    print(other.__traceback__)
    try:
        other.__traceback__ = "no"
    except TypeError as refused:
        print(refused)

missing = ImportError("cannot", name="module", path="/somewhere")
print(missing.name, missing.path, missing.msg)
missing.__init__("again")
print(missing.name, missing.path, missing.msg)
missing.__init__("named", name="other")
print(missing.name, missing.path)

for details in [("f.py", 1, 2), ("f.py", 1, 2, "text", 1), ("f.py", 1, 2, "text", 1, 2, 3), ("f.py", 1, 2, "text"), ("f.py", 1, 2, "text", 3, 4), ()]:
    try:
        made = SyntaxError("odd", details)
        print(made, made.filename, made.lineno, made.offset, made.text, made.end_lineno, made.end_offset)
    except TypeError as refused:
        print(refused)

module = sys.modules[__name__]
print(module.__dict__ is globals(), module.__dict__["error"] is error)
module.__dict__["added"] = 1
print(added)
