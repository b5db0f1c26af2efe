"""sys._getframe, traceback.extract_stack and their kin."""

from _attempts import attempt
import sys, traceback
def whoami():
    return (sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name, sys._getframe().f_lineno, sys._getframe(1).f_lineno)
def outer():
    a = 1
    b = 'x'
    print(sys._getframe().f_locals)
    print(whoami())
    f = sys._getframe()
    print(f.f_code.co_filename, f.f_code.co_firstlineno, f.f_code.co_varnames, f.f_code.co_argcount, f.f_back.f_code.co_name)
    for fr in traceback.extract_stack():
        print(fr, fr.name, fr.lineno, fr.line, fr.filename)
    print(''.join(traceback.format_stack()))
    traceback.print_stack()
attempt(lambda: sys._getframe(50))
def ex():
    try:
        1 / 0
    except ZeroDivisionError as e:
        tb = e.__traceback__
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_next, traceback.extract_tb(tb), sys.exc_info()[0])
        traceback.print_exc()
        print(traceback.format_exc())
        print(traceback.format_exception_only(type(e), e))
        print(traceback.format_tb(tb))
        print(''.join(traceback.format_exception(e)))
        te = traceback.TracebackException.from_exception(e)
        print(list(te.format()))
        print(te.stack, te.exc_type)
