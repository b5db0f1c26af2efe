"""Chained tracebacks: causes, contexts, suppressed ones, notes, groups, syntax errors of imports."""
import traceback


def show(action):
    try:
        action()
    except BaseException:
        print(traceback.format_exc().replace(__file__, "FILE"))


def inner():
    raise ValueError("innermost")


def context():
    try:
        inner()
    except ValueError:
        return {}["missing"]


def cause():
    try:
        inner()
    except ValueError as e:
        raise RuntimeError("outer") from e


def suppressed():
    try:
        inner()
    except ValueError:
        raise RuntimeError("alone") from None


def both():
    try:
        context()
    except KeyError as e:
        raise LookupError("third") from e


def notes():
    e = TypeError("noted")
    e.add_note("note one")
    e.add_note("note two\nsecond line")
    raise e


def reraise():
    try:
        inner()
    except ValueError:
        raise


def reraise_later():
    saved = None
    try:
        inner()
    except ValueError as e:
        saved = e
    raise saved


def group():
    raise ExceptionGroup("group", [ValueError("a"), TypeError("b")])


def raised_members():
    errors = []
    for f in (inner, context):
        try:
            f()
        except Exception as e:
            errors.append(e)
    raise ExceptionGroup("collected", errors)


def nested_group():
    try:
        raised_members()
    except ExceptionGroup as e:
        raise ExceptionGroup("outer", [e, OSError("x")]) from ValueError("why")


def group_notes():
    e = ExceptionGroup("noted group", [ValueError("v")])
    e.exceptions[0].add_note("on the member")
    e.add_note("on the group")
    raise e


def star_leftover():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        pass


def star_new():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("in handler")


def recursion(n):
    if n == 0:
        raise ValueError("bottom")
    recursion(n - 1)


def mutual(n):
    if n == 0:
        return 1 / 0
    return other(n)


def other(n):
    return mutual(n - 1)


def empty_message():
    raise ValueError


def multi_line_message():
    raise ValueError("line one\nline two")


class Custom(Exception):
    def __str__(self):
        return "custom text"


class Outer:
    class Nested(Exception):
        pass


def bad_str():
    class Bad(Exception):
        def __str__(self):
            raise RuntimeError("no")
    raise Bad()


def raise_custom():
    raise Custom(1)


def raise_nested():
    raise Outer.Nested("x")


def finally_context():
    try:
        inner()
    finally:
        1 / 0


def with_context():
    class M:
        def __enter__(self):
            pass

        def __exit__(self, *a):
            raise KeyError("from exit")
    with M():
        inner()


def generator_context():
    def g():
        try:
            yield
        finally:
            raise KeyError("in generator")
    it = g()
    next(it)
    it.throw(ValueError("thrown in"))


def stop_inside():
    def g():
        yield 1
        raise StopIteration("x")
    list(g())


for action in (context, cause, suppressed, both, notes, reraise, reraise_later, group, raised_members, nested_group, group_notes, star_leftover, star_new,
               lambda: recursion(10), lambda: recursion(3), lambda: mutual(3), empty_message, multi_line_message, bad_str, raise_custom, raise_nested, finally_context,
               with_context, generator_context, stop_inside):
    print("##", action.__name__)
    show(action)
