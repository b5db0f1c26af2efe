# SyntaxErrors that programs make: what they say and show.
import traceback

details = [
    (), ("msg",), ("msg", ("f.py", 3, None, "x = = 1\n")), ("msg", ("f.py", 3, 5, "x = = 1\n")), ("msg", ("f.py", 3, 0, "x = = 1\n")), ("msg", ("f.py", None, None, None)),
    ("msg", (None, 3, None, None)), ("msg", (None, 3, 2, "abc", 3, 4)), ("msg", ("f.py", 3, 5, None)), ("msg", ("f.py", 3, 5, "    x = = 1", 3, 9)), ("msg", ("f.py", 3, 2, "")), ("msg", ("f.py", "3", 2, "x")),
]
for arguments in details:
    for kind in [SyntaxError, IndentationError]:
        error = kind(*arguments)
        print(arguments, str(error), *traceback.format_exception_only(error), sep="\n")
for fields in [{"lineno": 4}, {"lineno": 4, "filename": "x.py"}, {"lineno": 4, "text": "abc"}, {"lineno": 4, "text": "abc", "offset": 2}, {"text": "abc", "offset": 2}, {"lineno": 4, "msg": None}, {"filename": "k"}]:
    error = SyntaxError("m")
    for name, value in fields.items():
        setattr(error, name, value)
    print(fields, str(error), *traceback.format_exception(error), sep="\n")
error = SyntaxError("no such rule", ("rules.txt", 7, None, "deny all\n"))
error.add_note("a note")
raise error
