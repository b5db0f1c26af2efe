"""The limit on digits when ints become text and text becomes ints."""
import json
import sys


def attempt(label, function):
    try:
        value = function()
    except ValueError as error:
        print(label, "->", type(error).__name__, error)
    else:
        print(label, "->", value if isinstance(value, int) and value < 10**20 else len(str(value)) if isinstance(value, str) else "big")


print(sys.get_int_max_str_digits())
attempt("str of 4300 digits", lambda: str(10**4299))
attempt("str of 4301 digits", lambda: str(10**4300))
attempt("negative", lambda: str(-(10**4300)))
attempt("repr", lambda: repr(10**5000))
attempt("f-string", lambda: f"{10**5000}")
attempt("format d", lambda: format(10**5000, "d"))
attempt("format comma", lambda: format(10**5000, ","))
attempt("%d", lambda: "%d" % 10**5000)
attempt("hex", lambda: hex(16**5000))
attempt("format x", lambda: format(16**5000, "x"))
attempt("print in a list", lambda: str([10**5000]))
attempt("int of 4300", lambda: int("9" * 4300))
attempt("int of 4301", lambda: int("9" * 4301))
attempt("int with underscores", lambda: int("1_" * 4300 + "1"))
attempt("int with blanks", lambda: int("  " + "7" * 4301 + " "))
attempt("int base 16", lambda: int("f" * 10000, 16))
attempt("int base 32", lambda: int("v" * 10000, 32))
attempt("int base 7", lambda: int("6" * 5000, 7))
attempt("json.loads", lambda: json.loads("[" + "1" * 5000 + "]"))
attempt("json.dumps", lambda: json.dumps([10**5000]))
attempt("leading zeros", lambda: int("0" * 5000 + "1"))
sys.set_int_max_str_digits(5000)
attempt("str after set", lambda: str(10**4999))
attempt("str beyond", lambda: str(10**5000))
sys.set_int_max_str_digits(0)
attempt("no limit", lambda: str(10**20000))
attempt("int no limit", lambda: int("8" * 20000))
for wrong in (1, 639, -1):
    try:
        sys.set_int_max_str_digits(wrong)
    except ValueError as error:
        print(wrong, error)
sys.set_int_max_str_digits(640)
attempt("640", lambda: str(10**640))
