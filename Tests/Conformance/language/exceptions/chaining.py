"""raise from, implicit context, suppression, re-raising, cycles."""
import traceback


def show(e):
    print(repr(e), "| cause", repr(e.__cause__), "| context", repr(e.__context__), "| suppress", e.__suppress_context__)


def attempt(action):
    try:
        action()
    except BaseException as e:
        show(e)


def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second")


def explicit():
    try:
        int("x")
    except ValueError as e:
        raise RuntimeError("wrapped") from e


def from_none():
    try:
        int("x")
    except ValueError:
        raise RuntimeError("hidden") from None


def from_class():
    raise RuntimeError("made") from KeyError


def from_bad():
    raise RuntimeError("made") from 5


def reraise():
    try:
        int("x")
    except ValueError:
        raise


def reraise_named():
    try:
        int("x")
    except ValueError as e:
        raise e


def nothing_active():
    raise


def raise_class():
    raise KeyError


def raise_int():
    raise 5


def raise_type():
    raise int


def raise_string():
    raise "text"


def in_finally():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("from finally")


def in_else():
    try:
        pass
    except Exception:
        pass
    else:
        raise LookupError("from else")


def three():
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise KeyError(2)
    except KeyError:
        raise IndexError(3)


def context_ends():
    try:
        raise ValueError("over")
    except ValueError:
        pass
    raise KeyError("no context")


def self_cause():
    e = ValueError("own cause")
    raise e from e


def bad_constructor():
    class Needs(Exception):
        def __init__(self, a, b):
            pass
    raise Needs


def not_exception_result():
    class Odd(Exception):
        def __new__(cls):
            return 5
    raise Odd


for function in (implicit, explicit, from_none, from_class, from_bad, reraise, reraise_named, nothing_active, raise_class, raise_int, raise_type,
                 raise_string, in_finally, in_else, three, context_ends, self_cause, bad_constructor, not_exception_result):
    print(function.__name__, end=": ")
    attempt(function)
try:
    three()
except IndexError as e:
    chain = []
    while e:
        chain.append(type(e).__name__)
        e = e.__context__
    print(chain)
err = ValueError("manual")
err.__cause__ = KeyError("set by hand")
show(err)
err.__context__ = None
err.__suppress_context__ = False
for bad in (5, "x", KeyError):
    try:
        err.__cause__ = bad
    except TypeError as e:
        print(e)
    try:
        err.__context__ = bad
    except TypeError as e:
        print(e)
    try:
        err.__traceback__ = bad
    except TypeError as e:
        print(e)
    try:
        err.with_traceback(bad)
    except TypeError as e:
        print(e)
for clause in (5, "x", int, (ValueError, 5), [ValueError], None):
    try:
        try:
            raise ValueError("body")
        except clause:
            print("caught by", clause)
    except TypeError as e:
        print(e, "| context", repr(e.__context__))
    except ValueError as e:
        print("not caught by", clause)
for clause in ((), (KeyError, (IndexError, ValueError))):
    try:
        try:
            raise ValueError("body")
        except clause:
            print("caught by", clause)
    except ValueError as e:
        print("not caught by", clause)


def handler_cleans_up():
    try:
        raise ValueError("x")
    except ValueError as e:
        saved = e
    try:
        e
    except NameError as n:
        print(type(n).__name__, n)
    return saved


print(repr(handler_cleans_up()))
try:
    try:
        raise ValueError("a")
    except ValueError as e:
        del e
    print("fine")
except NameError as n:
    print(n)
try:
    for i in range(3):
        try:
            raise KeyError(i)
        except KeyError:
            if i == 2:
                raise
            continue
except KeyError as e:
    print(e, e.__context__)
try:
    raise ValueError("x").with_traceback(None) from None
except ValueError as e:
    show(e)
