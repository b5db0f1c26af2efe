# Weak references: objects go when nobody holds them, callbacks, proxies, finalizers.
import gc
import weakref


class Picture:
    def __init__(self, name):
        self.name = name

    def show(self):
        return f"showing {self.name}"

    def __repr__(self):
        return f"Picture({self.name!r})"


events = []
sunset = Picture("sunset")
reference = weakref.ref(sunset)
noisy = weakref.ref(sunset, lambda dead: events.append("callback"))
print(reference() is sunset, reference().show(), reference is weakref.ref(sunset), reference == noisy, hash(reference) == hash(sunset), callable(reference))
proxy = weakref.proxy(sunset)
print(proxy.name, proxy.show())
proxy.name = "sunrise"
print(sunset.name)
finalizer = weakref.finalize(sunset, events.append, "finalized")
print(finalizer.alive)
del sunset
gc.collect()
print(reference(), sorted(events), finalizer.alive, finalizer())
try:
    print(proxy.name)
except ReferenceError as error:
    print("ReferenceError", error)
explicit = Picture("explicit")
done = weakref.finalize(explicit, lambda text: text.upper(), "called")
print(done(), done.alive, done())
loop = Picture("loop")
loop.me = loop
watch = weakref.ref(loop)
del loop
gc.collect()
print(watch())
method_owner = Picture("method")
method = weakref.WeakMethod(method_owner.show)
print(method()())
del method_owner
gc.collect()
print(method())


class Tree:
    def __init__(self, name, parent=None):
        self.name, self.children = name, []
        self._parent = weakref.ref(parent) if parent else None
        if parent:
            parent.children.append(self)

    @property
    def parent(self):
        return self._parent() if self._parent else None


root = Tree("root")
leaf = Tree("leaf", root)
print(leaf.parent.name, root.parent, [child.name for child in root.children])
del root
gc.collect()
print(leaf.parent)
for attempt in [lambda: weakref.ref(5), lambda: weakref.ref("text"), lambda: weakref.ref([1]), lambda: weakref.ref((1,)), lambda: weakref.proxy(None)]:
    try:
        print("no error", attempt())
    except TypeError as error:
        print("TypeError", error)
