"""Where a comprehension fails whose members cannot be hashed, and when what watches an object is told that it is gone."""
import operator
import traceback
import weakref
from itertools import count, repeat


def show(call):
    try:
        call()
    except TypeError:
        traceback.print_exc(limit=-1, file=Out())


class Out:
    def write(self, text):
        print(text.replace(__file__, "FILE"), end="")

    def flush(self):
        pass


show(lambda: {[name]: name for name in "ab"})
show(lambda: {[name] for name in "ab"})
show(lambda: {
    "key": 1,
    [2]: 3,
})


class Connection:
    def __del__(self):
        print("closing")


connection = Connection()
watch = weakref.ref(connection, lambda reference: print("gone", reference()))
final = weakref.finalize(connection, print, "finalized")
print(final.alive, final.atexit)
del connection
print(watch(), final.alive, final.atexit)
print("dead" in repr(final))

for iterator in [repeat(4, 3), repeat(4), count(), iter("abc"), reversed([1, 2]), enumerate([1]), zip([1])]:
    print(type(iterator).__name__, operator.length_hint(iterator, 7))
