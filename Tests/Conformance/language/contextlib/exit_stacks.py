# ExitStack: order, suppression, callbacks, handing over, chained errors.
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext, suppress


class Resource(AbstractContextManager):
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, error, trace):
        print("close", self.name, repr(error))
        return self.swallow


class Closable:
    def close(self):
        print("closed by closing")


with ExitStack() as stack:
    first = stack.enter_context(Resource("first"))
    second = stack.enter_context(Resource("second"))
    stack.callback(print, "callback", 1, sep=":")
    stack.push(lambda kind, error, trace: print("pushed", kind))
    print("body", first.name, second.name)
with ExitStack() as stack:
    stack.enter_context(Resource("outer"))
    stack.enter_context(Resource("swallows", swallow=True))
    stack.enter_context(Resource("inner"))
    raise ValueError("swallowed")
try:
    with ExitStack() as stack:
        stack.enter_context(Resource("r"))
        stack.callback(lambda: 1 / 0)
        raise KeyError("first error")
except ZeroDivisionError as error:
    print("out", error, repr(error.__context__))
with ExitStack() as stack:
    for name in "xy":
        stack.enter_context(Resource(name))
    kept = stack.pop_all()
print("still open")
kept.close()
with closing(Closable()) as thing:
    print(type(thing).__name__)
with suppress(KeyError, IndexError):
    [][1]
print("after suppress")
with suppress(KeyError):
    print("nothing raised")
with nullcontext("value") as value, nullcontext() as nothing:
    print(value, nothing)


def optional(resource):
    return resource if resource else nullcontext(Resource("dummy"))


with optional(None) as used:
    print(used.name)
print(isinstance(Resource("q"), AbstractContextManager), issubclass(Closable, AbstractContextManager), isinstance(suppress(), AbstractContextManager))
for attempt in [lambda: ExitStack().enter_context(5), lambda: ExitStack().enter_context(Closable()), lambda: AbstractContextManager(), lambda: closing()]:
    try:
        print("no error", attempt())
    except TypeError as error:
        print("TypeError", error)
try:
    with suppress(ValueError):
        raise TypeError("not suppressed")
except TypeError as error:
    print(error)
