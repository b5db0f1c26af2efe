"""traceback's objects: StackSummary, FrameSummary and TracebackException."""
import traceback


def show(pieces):
    print("".join(pieces).replace(__file__, "script.py"), end="")


def share(total, people):
    return total / len(people)


def bill(total):
    guests = []
    return share(total, guests)


try:
    bill(30)
except ZeroDivisionError as error:
    stack = traceback.extract_tb(error.__traceback__)
    print(type(stack).__name__, isinstance(stack, list), len(stack))
    for frame in stack:
        print(frame.name, frame.lineno, frame.end_lineno, frame.colno, frame.end_colno, frame.line, frame.locals)
    filename, lineno, name, line = stack[-1]
    print(filename == __file__, lineno, name, line)
    show(stack.format())
    print(traceback.format_list(stack) == stack.format())
    print(traceback.StackSummary.from_list(stack) == stack, len(traceback.extract_tb(error.__traceback__, limit=1)))
    walked = traceback.walk_tb(error.__traceback__)
    print([(frame.f_code.co_name, lineno) for frame, lineno in walked])
    print([frame.name for frame in traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), limit=2)])

    told = traceback.TracebackException.from_exception(error)
    print(told.exc_type, told, told.stack[-1].name, told.exceptions)
    show(told.format())
    print(list(told.format_exception_only()))
    print(told == traceback.TracebackException(type(error), error, error.__traceback__), told == 1)
    innermost = traceback.TracebackException.from_exception(error, limit=-1)
    print(len(innermost.stack))
    show(innermost.format())

frame = traceback.FrameSummary("app.py", 12, "view", line="    return render(page)   ", locals={"page": 1, "a": "x"})
print(frame, frame.line, len(frame), list(frame), frame[2], frame.locals)
print(frame == ("app.py", 12, "view", "return render(page)"), frame == traceback.FrameSummary("app.py", 12, "view", line="other"))
print("".join(traceback.StackSummary.from_list([frame, ("lib.py", 3, "helper", "x = y"), ("lib.py", 4, "main", None)]).format()))
print("".join(traceback.format_list([("loop.py", 1, "again", "again()")] * 6)))

try:
    try:
        {}["key"]
    except KeyError as missing:
        raise LookupError("no such setting") from missing
except LookupError as error:
    told = traceback.TracebackException.from_exception(error)
    print(told.__cause__.exc_type, told.__context__, told.__suppress_context__)
    show(told.format())
    show(told.format(chain=False))

try:
    raise ExceptionGroup("several", [ValueError("a"), TypeError("b")])
except ExceptionGroup as error:
    told = traceback.TracebackException.from_exception(error)
    print([str(inner) for inner in told.exceptions])
    show(told.format())

try:
    raise SyntaxError("odd", ("notes.py", 2, 3, "a b c\n", 2, 4))
except SyntaxError as error:
    told = traceback.TracebackException.from_exception(error)
    print(told.filename, told.lineno, told.offset, told.text.strip(), told.msg)
    show(told.format_exception_only())

noted = ValueError("x")
noted.add_note("first")
print(traceback.TracebackException.from_exception(noted).__notes__, traceback.format_exception_only(noted))


def caller():
    return traceback.extract_stack()


print([frame.name for frame in caller()], caller()[-1].line)
