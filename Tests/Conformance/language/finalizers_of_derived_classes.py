"""`__del__` of classes derived from built-in ones runs when the last reference goes, with the contents still there."""
import gc
import weakref

log = []


class Batch(list):
    def __del__(self):
        log.append(("batch", list(self), vars(self)))


class Settings(dict):
    def __del__(self):
        log.append(("settings", dict(self), getattr(self, "source", None)))


class Tags(set):
    def __del__(self):
        log.append(("tags", sorted(self)))


class Pair(tuple):
    def __del__(self):
        log.append(("pair", tuple(self)))


class Failure(Exception):
    def __del__(self):
        log.append(("failure", self.args, str(self)))


class Plain:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(("plain", self.name))


def show(title):
    print(title, log)
    log.clear()


batch = Batch([1, 2])
batch.label = "first"
del batch
show("list:")
settings = Settings(debug=True)
settings.source = "file"
settings = None
show("dict:")
tags = Tags({"b", "a"})
del tags
show("set:")
pair = Pair((1, 2))
del pair
show("tuple:")
failure = Failure("not raised", 3)
del failure
show("exception:")
try:
    raise Failure("raised")
except Failure as error:
    print("caught", error)
show("raised:")


def local():
    batch, plain = Batch([3]), Plain("local")
    return len(batch)


local()
show("locals:")
many = [Plain(number) for number in range(3)]
many.pop(0)
show("popped:")
many.clear()
show("cleared:")
many = [Batch([number]) for number in range(3)]
del many
show("list of lists:")
pairs = (Plain("one"), Plain("two"))
del pairs
show("tuple of objects:")
batch = Batch()
batch.append(batch)
del batch
show("cycle, before the collection:")
gc.collect()
print(len(log), "after it")
log.clear()

kept = []


class Survivor(list):
    def __del__(self):
        kept.append(self)


survivor = Survivor([1, 2])
del survivor
print("brought back:", kept, type(kept[0]).__name__)
kept.clear()
print("gone for good:", kept)

references = weakref.WeakValueDictionary()
batch = Batch([9])
batch.label = "watched"
references["batch"] = batch
reference = weakref.ref(batch, lambda dead: log.append(("callback", dead() is None)))
print(list(references), reference() is batch)
del batch
print(list(references), reference())
show("watched:")
finalizer = weakref.finalize(Batch([4]), log.append, "finalized")
print(finalizer.alive)
show("finalize:")
