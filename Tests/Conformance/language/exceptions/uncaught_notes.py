"""An uncaught exception with notes: the last line of standard error is the last note."""


class Custom(Exception):
    pass


try:
    int("not a number")
except ValueError as e:
    wrapped = Custom("wrapped")
    wrapped.add_note("first note")
    wrapped.add_note("last note\nof two lines")
    raise wrapped from e
