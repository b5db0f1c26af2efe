"""Decorators, closures, weak references and priorities in a small event bus."""
import functools
import itertools
import weakref
from collections import defaultdict
from contextlib import contextmanager


class Bus:
    def __init__(self):
        self._handlers = defaultdict(list)
        self._order = itertools.count()
        self.log = []

    def on(self, event, *, priority=0):
        def register(function):
            self._handlers[event].append((-priority, next(self._order), function))
            self._handlers[event].sort(key=lambda entry: entry[:2])
            return function

        return register

    def once(self, event):
        def register(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                self.off(event, wrapper)
                return function(*args, **kwargs)

            self.on(event)(wrapper)
            return wrapper

        return register

    def off(self, event, function):
        before = len(self._handlers[event])
        self._handlers[event] = [entry for entry in self._handlers[event] if entry[2] is not function]
        return before - len(self._handlers[event])

    def emit(self, event, *args, **kwargs):
        results = []
        for *_, handler in tuple(self._handlers.get(event, ())):
            try:
                results.append(handler(*args, **kwargs))
            except Exception as e:
                self.log.append((event, type(e).__name__, *e.args))
        return results

    @contextmanager
    def muted(self, event):
        kept, self._handlers[event] = self._handlers[event], []
        try:
            yield self
        finally:
            self._handlers[event] = kept


bus = Bus()


@bus.on("order")
def plain(item, count=1):
    return f"plain:{item}x{count}"


@bus.on("order", priority=10)
def urgent(item, **rest):
    return f"urgent:{item}:{sorted(rest)}"


@bus.once("order")
def greeting(*args, **_):
    "Greets."
    return "hello " + args[0]


@bus.on("order", priority=-5)
def broken(*args, **kwargs):
    raise LookupError("no stock", args[0])


print(bus.emit("order", "tea", count=3))
print(bus.emit("order", "cake"))
print(greeting.__name__, greeting.__doc__, greeting.__wrapped__ is not greeting)
print(bus.log, bus.emit("unknown"))
with bus.muted("order") as same:
    print(same is bus, bus.emit("order", "x"))
print(bus.off("order", plain), bus.off("order", plain), bus.emit("order", "jam"))


class Listener:
    def __init__(self, name):
        self.name = name

    def hear(self, text):
        return f"{self.name} hears {text}"


def weakly(bus, event, listener):
    ref = weakref.ref(listener)

    @bus.on(event)
    def forward(*args):
        target = ref()
        if target is None:
            bus.off(event, forward)
            return None
        return target.hear(*args)


ann, bob = Listener("ann"), Listener("bob")
for listener in (ann, bob):
    weakly(bus, "say", listener)
del listener
print(bus.emit("say", "hi"))
del bob
print(bus.emit("say", "again"), bus.emit("say", "last"))
counters = [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]
print([[f() for f in row] for row in counters])
