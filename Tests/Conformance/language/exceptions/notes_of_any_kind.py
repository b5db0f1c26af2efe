# What a program may set as __notes__, and what exceptions show of attributes that were set later.
import sys
import traceback


class Remark:
    def __repr__(self):
        return "Remark()"


for notes in (["a", "b\nc"], "ab", ("in a tuple",), 5, Remark(), [1, Remark()], {"a": 1}, []):
    error = ValueError("x")
    error.__notes__ = notes
    print(traceback.format_exception_only(error))
    try:
        error.add_note("late")
        print("added", error.__notes__)
    except TypeError as mistake:
        print(mistake)

finished = StopIteration(1, 2)
print(finished.value, finished.args)
finished.value = "set"
print(finished.value, finished.args)
missing = ImportError("no module", name="m")
missing.msg = "rather this"
print(missing, missing.args, ImportError("a", "b").msg)


def guard():
    try:
        raise KeyError("handled")
    except KeyError:
        yield


waiting = guard()
next(waiting)
try:
    waiting.throw(ValueError("thrown in"))
except ValueError as error:
    print(repr(error), repr(error.__context__))

error = OSError("uncaught")
error.__notes__ = ("first", "second")
try:
    raise SystemExit(2)
except SystemExit as leaving:
    leaving.code = 5
    traceback.print_exception(error, file=sys.stdout)
    raise
