"""format_exception_only, format_exception, print_exc to stdout, tb objects, extract_tb."""
import io
import sys
import traceback


def fail():
    value = {"a": 1}
    return value["b"]


try:
    fail()
except KeyError as e:
    print(traceback.format_exception_only(e))
    print(traceback.format_exception_only(type(e), e))
    print("".join(traceback.format_exception(e)).replace(__file__, "FILE"))
    print("".join(traceback.format_exception(type(e), e, e.__traceback__)).replace(__file__, "FILE"))
    tb = e.__traceback__
    print(tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_next, type(tb).__name__)
    for frame in traceback.extract_tb(tb):
        print(frame.name, frame.lineno, frame.line)
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is e, sys.exc_info()[2] is tb)
    buffer = io.StringIO()
    traceback.print_exc(file=buffer, limit=1)
    print(buffer.getvalue().replace(__file__, "FILE"))
    print(traceback.format_exc(limit=1).splitlines()[-1])
print(sys.exc_info())
print(traceback.format_exc())
e = ValueError("never raised")
print(traceback.format_exception(e), e.__traceback__)
print(traceback.format_exception_only(SyntaxError("bad")), traceback.format_exception_only(KeyError("k")))
