"""Heaps and bisection over lists that comparisons change, and places at the end of all ints."""
import bisect
import heapq
import sys


def tried(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Shrinking:
    def __init__(self, heap, value):
        self.heap, self.value = heap, value

    def __lt__(self, other):
        self.heap.clear()
        return self.value < getattr(other, "value", other)


for push in (lambda h, x: heapq.heappush(h, x), lambda h, x: heapq.heappushpop(h, x), lambda h, x: heapq.heapreplace(h, x)):
    heap = [1, 2, 3, 4]
    item = Shrinking(heap, 0)
    heap[0] = Shrinking(heap, -1)
    print(tried(lambda: push(heap, item)))
heap = []
heap.extend(Shrinking(heap, n) for n in range(5, 0, -1))
print(tried(lambda: heapq.heapify(heap)), len(heap))
heap = []
heap.extend(Shrinking(heap, n) for n in range(4))
print(tried(lambda: heapq.heappop(heap)))


class Long:
    def __len__(self):
        return sys.maxsize

    def __getitem__(self, index):
        return index


print(bisect.bisect_right(Long(), sys.maxsize - 3), bisect.bisect_left(Long(), 5, sys.maxsize - 1), tried(lambda: bisect.bisect([1], 1, -1)))


class Twin:
    def __init__(self, text):
        self.text = text

    @property
    def shout(self):
        """Loudly."""
        return self.text.upper()


print(Twin.shout.__doc__, Twin("a").shout, Twin.shout.__isabstractmethod__)
Twin.shout.__doc__ = "Louder."
print(Twin.shout.__doc__, Twin("b").shout)
