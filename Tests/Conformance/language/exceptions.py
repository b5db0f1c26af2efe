# Raising, catching, chaining, finally, tracebacks.
import traceback
def shown():
    "The traceback without the names of files, which differ from folder to folder."
    return "\n".join(line.split(", ", 1)[1] if line.startswith('  File ') else line for line in traceback.format_exc().splitlines())
class AppError(Exception):
    def __init__(self, message, code=1):
        super().__init__(message)
        self.code = code
class NotFound(AppError): pass
def find(key):
    try:
        return {"a": 1}[key]
    except KeyError as error:
        raise NotFound(f"no {key}", code=404) from error
def run(key):
    try:
        value = find(key)
    except AppError as error:
        print("caught", type(error).__name__, error, error.code, error.args, repr(error.__cause__))
        return "failed"
    else:
        print("found", value)
        return "ok"
    finally:
        print("done", key)
print(run("a"), run("b"))
def flow():
    for n in range(5):
        try:
            if n == 1: continue
            if n == 3: break
            print("n", n)
        finally:
            print("finally", n)
    return "end"
print(flow())
def override():
    try:
        return "try"
    finally:
        return "finally"
def swallow():
    try:
        raise ValueError("lost")
    finally:
        return "kept"
print(override(), swallow())
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second")
except ValueError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
try:
    try:
        raise KeyError("k")
    except KeyError:
        raise RuntimeError("hidden") from None
except RuntimeError as error:
    print(error.__suppress_context__, error.__cause__)
def reraise():
    try:
        int("z")
    except ValueError:
        raise
try:
    reraise()
except ValueError as error:
    print(shown())
try:
    run_all = [lambda: int("q"), lambda: [][1]]
    for f in run_all: f()
except (ValueError, IndexError) as error:
    print(type(error), error)
def outer():
    def inner(values):
        return values["x"] + 1
    return inner({})
try:
    outer()
except Exception:
    print(shown())
try:
    find("zz")
except NotFound:
    print(shown())
try:
    raise ExceptionGroup("many", [ValueError("a"), TypeError("b"), ExceptionGroup("inner", [ValueError("c")])])
except* ValueError as group:
    print("values", [str(e) for e in group.exceptions])
except* TypeError as group:
    print("types", group.exceptions)
error = ValueError("noted"); error.add_note("first note"); print(error.__notes__)
for bad in (lambda: (_ for _ in ()).throw(5), lambda: None.x, lambda: exec, ):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try: raise 5
except TypeError as e: print(e)
try: raise AppError
except TypeError as e: print(e)
assert True, "fine"
try: assert 1 > 2, "math is fine"
except AssertionError as e: print("assert", e)
print(issubclass(NotFound, Exception), KeyError("k"), str(KeyError("k")), ValueError("a", "b"), repr(ValueError()), StopIteration(3).value, SystemExit(2).code)
