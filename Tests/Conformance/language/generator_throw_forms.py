# throw() with a class, a value, a traceback; what it refuses.
import sys


def watcher():
    while True:
        try:
            print("got", (yield "ready"))
        except ValueError as error:
            print("caught", type(error).__name__, error.args)


def attempt(*arguments):
    try:
        print(g.throw(*arguments))
    except BaseException as error:
        print(type(error).__name__, error)


g = watcher()
next(g)
attempt(ValueError)
attempt(ValueError, "text")
attempt(ValueError, ("a", 2))
attempt(ValueError, ValueError("made"))
attempt(ValueError("instance"))
attempt(ValueError("instance"), None)
attempt(ValueError("instance"), "value")
attempt(ValueError, "text", 3)
attempt("text")
attempt(7)
attempt(int)
attempt(list, "x")
try:
    1 / 0
except ZeroDivisionError:
    attempt(ValueError, "with traceback", sys.exc_info()[2])
attempt(UnicodeError, ValueError("base"))
g = watcher()
next(g)
attempt(ValueError, UnicodeError("derived"))
attempt(KeyError, "ends it")
attempt(ValueError, "over")
