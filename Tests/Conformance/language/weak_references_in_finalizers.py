"""Weak references while `__del__` runs, objects brought back, cycles, and finalizers at the end of the program."""
import gc
import weakref

registry = weakref.WeakValueDictionary()


class Connection:
    def __init__(self, name):
        self.name = name
        self.me = weakref.ref(self)
        registry[name] = self

    def __del__(self):
        print("closing", self.name, self.me() is self, self.name in registry, registry.get(self.name) is self, weakref.getweakrefcount(self))


connection = Connection("main")
watch = weakref.ref(connection, lambda gone: print("told", gone()))
proxy = weakref.proxy(connection)
del connection
print(watch(), list(registry))
try:
    proxy.name
except ReferenceError as error:
    print(error)

kept = []


class Survivor:
    def __del__(self):
        print("saved", reference() is self)
        kept.append(self)


survivor = Survivor()
reference = weakref.ref(survivor, lambda gone: print("gone at last"))
del survivor
print(reference() is kept[0])
kept.clear()
print(reference())


class Node:
    def __init__(self):
        self.me = weakref.ref(self)

    def __del__(self):
        print("node", self.me(), self.other.me())


first, second = Node(), Node()
first.other, second.other = second, first
outside = weakref.ref(first, lambda gone: print("cycle", gone()))
del first, second
gc.collect()
print(outside())


class Resource:
    pass


resource = Resource()
closing = weakref.finalize(resource, print, "first made, last called")
silent = weakref.finalize(resource, print, "never")
silent.atexit = False
latest = weakref.finalize(resource, print, "last made, first called")
dropped = weakref.finalize(resource, print, "dropped")
print(silent.atexit, closing.atexit, dropped.detach()[2], dropped.alive)


def reopen():
    print("makes another one at the end")
    weakref.finalize(resource, print, "made at the end, called next")


weakref.finalize(resource, reopen)
print("end")
