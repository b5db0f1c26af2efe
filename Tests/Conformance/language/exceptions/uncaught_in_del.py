"""An error in __del__ does not stop the program; a failing str() does not break the report."""
print("before")


class BadStr(Exception):
    def __str__(self):
        raise RuntimeError("no text")


raise BadStr("x")
