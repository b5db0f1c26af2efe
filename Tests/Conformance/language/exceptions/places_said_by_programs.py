"""SyntaxErrors that a program raises: whatever place they name, their text is shown."""
import traceback

for offset in (1, 5, 6, 20, 0, -1, 9223372036854775807, -9223372036854775808):
    for end in (3, 8, 0):
        try:
            raise SyntaxError("odd", ("notes.py", 2, offset, "  a b c\n", 2, end))
        except SyntaxError as error:
            print(offset, end, "".join(traceback.format_exception_only(error)))
