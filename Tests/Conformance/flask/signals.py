"""blinker signals: connecting, senders, weak receivers, muting."""
from blinker import ANY, Namespace, signal

ready = signal("ready")
print(ready is signal("ready"), ready.name, bool(ready.receivers))


@ready.connect
def every(sender, **kw):
    return ("every", sender, kw)


def only_a(sender):
    return "only a"


ready.connect(only_a, sender="a")
print(len(ready.send("a")), [r.__name__ for r, _ in ready.send("a")])
print(ready.send("b", extra=1)[0][1], len(ready.send("b")), ready.send()[0][1])
print(ready.has_receivers_for("b"), [f.__name__ for f in ready.receivers_for("a")])
ready.disconnect(only_a)
print(len(ready.send("a")))


class Listener:
    def hear(self, sender):
        return "heard"


listener = Listener()
ready.connect(listener.hear)
print([value for _, value in ready.send("c")][-1])
del listener
print(len(ready.send("c")))
with ready.connected_to(only_a):
    print(len(ready.send("c")))
print(len(ready.send("c")))
with ready.muted():
    print(ready.send("c"))
space = Namespace()
print(space.signal("ready") is ready, space.signal("x") is space.signal("x"))


@space.signal("x").connect_via("sender")
def via(sender):
    return sender


print(space.signal("x").send("sender")[0][1], space.signal("x").send("other"))
