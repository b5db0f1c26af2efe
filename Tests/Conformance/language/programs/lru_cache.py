"""An LRU cache by hand, compared with functools.lru_cache."""
from collections import OrderedDict
from functools import lru_cache


class LRU:
    __slots__ = ("_data", "size", "hits", "misses")

    def __init__(self, size=3):
        if size < 1:
            raise ValueError(f"size must be positive, not {size!r}")
        self._data = OrderedDict()
        self.size, self.hits, self.misses = size, 0, 0

    def __getitem__(self, key):
        try:
            value = self._data[key]
        except KeyError:
            self.misses += 1
            raise
        self._data.move_to_end(key)
        self.hits += 1
        return value

    def __setitem__(self, key, value):
        self._data[key] = value
        self._data.move_to_end(key)
        while len(self._data) > self.size:
            dropped, _ = self._data.popitem(last=False)
            print("dropped", dropped)

    def __contains__(self, key):
        return key in self._data

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return iter(self._data)

    def __repr__(self):
        return f"LRU({list(self._data.items())})"


cache = LRU()
for word in "the quick brown fox jumps over the lazy dog the end".split():
    try:
        cache[word] += 1
    except KeyError as e:
        print("miss", e, end="; ")
        cache[word] = 1
print()
print(cache, len(cache), "fox" in cache, list(cache), cache.hits, cache.misses)
for bad in (lambda: LRU(0), lambda: cache["nothing"], lambda: setattr(cache, "colour", 1), lambda: cache.__dict__):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)

calls = []


@lru_cache(maxsize=2)
def slow(n, *, power=2):
    """Raise to a power."""
    calls.append(n)
    return n ** power


print([slow(n) for n in (1, 2, 1, 3, 1, 2)], calls, slow(2, power=3))
print(slow.cache_info(), slow.cache_parameters(), slow.__name__, slow.__doc__, slow.__wrapped__(4))
slow.cache_clear()
print(slow.cache_info())
try:
    slow([])
except TypeError as e:
    print(e)
