"""An uncaught exception group."""
print("start")


def fail():
    raise ExceptionGroup("several", [ValueError("one"), ExceptionGroup("inner", [KeyError("two"), TypeError("three")])])


fail()
