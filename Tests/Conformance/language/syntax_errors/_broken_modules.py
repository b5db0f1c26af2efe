"""Shows the error of each module case00, case01 ... of a package, none of which compiles."""
import traceback


def show_errors(package, count):
    for number in range(count):
        try:
            __import__(f"{package}.case{number:02}")
        except SyntaxError as e:
            print(number, type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text))
            print("".join(traceback.format_exception_only(e)).replace(e.filename, "FILE"), end="")
