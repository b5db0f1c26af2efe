"""What a traceback knows of its frames: the variables, the callers, the lines."""
import sys
import traceback


def average(values):
    total = sum(values)
    count = len(values)
    return total / count


def report(name, values):
    label = name.title()
    return label, average(values)


try:
    report("empty basket", [])
except ZeroDivisionError as error:
    tb = error.__traceback__
    print(tb is error.__traceback__, sys.exc_info()[2] is tb, tb.tb_next is tb.tb_next)
    while tb is not None:
        frame = tb.tb_frame
        print(frame.f_code.co_name, tb.tb_lineno, frame.f_lineno)
        if frame.f_code.co_name != "<module>":
            print("   ", dict(sorted(frame.f_locals.items())))
        tb = tb.tb_next
    inner = error.__traceback__.tb_next.tb_next.tb_frame
    print(inner.f_back.f_code.co_name, inner.f_back.f_back is sys._getframe())
    summary = traceback.TracebackException.from_exception(error, capture_locals=True)
    for entry in summary.stack[1:]:
        print(entry.name, entry.locals)
    print(summary.stack[-1].line)
    text = "".join(traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__.tb_next), capture_locals=True).format())
    print(text.replace(__file__, "script.py"))

# A traceback can be given to another exception, shortened, or left out.
try:
    report("x", [])
except ZeroDivisionError as error:
    shortened = error.__traceback__.tb_next
    print([entry.name for entry in traceback.extract_tb(shortened)])
    print("".join(traceback.format_exception(type(error), error, None)), end="")
    print("".join(traceback.format_exception(type(error), error, shortened.tb_next)).replace(__file__, "script.py"), end="")
    shortened.tb_next = None
    print([entry.name for entry in traceback.extract_tb(error.__traceback__)])
    try:
        shortened.tb_next = error.__traceback__
    except ValueError as refused:
        print(refused)
    try:
        raise ValueError("other").with_traceback(shortened)
    except ValueError as other:
        print([entry.name for entry in traceback.extract_tb(other.__traceback__)], other.__traceback__.tb_next is shortened)


def keeps(thing):
    marker = thing
    raise KeyError(marker)


class Thing:
    def __del__(self):
        print("thing is gone")


try:
    keeps(Thing())
except KeyError as error:
    print("handled", type(error.args[0]).__name__)
    error.args = ()
    traceback.clear_frames(error.__traceback__)
    print("cleared")
print("after")

try:
    keeps(Thing())
except KeyError as error:
    error.args = ()
    print("still held by the frame")
print("after")

for call in (lambda: traceback.format_exception(5), lambda: traceback.format_exception(ValueError, ValueError("x"))):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
noted = ValueError("noted")
noted.add_note("first\nsecond")
print(traceback.format_exception_only(noted))
