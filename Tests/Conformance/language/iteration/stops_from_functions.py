"""StopIteration raised by a function that an iterator calls ends that iteration."""
from itertools import accumulate, chain, cycle, dropwhile, filterfalse, groupby, islice, pairwise, starmap, takewhile, zip_longest


def roundrobin(*iterables):
    iterators = map(iter, iterables)
    for active in range(len(iterables), 0, -1):
        iterators = cycle(islice(iterators, active))
        yield from map(next, iterators)


print(list(roundrobin("ABC", "D", "EF")))


class Queue:
    """Jobs that end with None."""

    def __init__(self, *jobs):
        self.jobs = list(jobs)

    def take(self, *_):
        job = self.jobs.pop(0)
        if job is None:
            raise StopIteration("empty")
        return job


jobs = Queue("a", "b", None, "c", None)
stream = map(jobs.take, range(10))
print(list(stream), list(stream))
print(jobs.jobs)


def stop(*_):
    raise StopIteration("stopped")


print(sorted(map(stop, "ab")), dict(map(stop, "ab")), [*map(stop, "ab")], tuple(map(stop, "ab")), sum(map(stop, "ab")))
print(list(filter(stop, "ab")), list(starmap(stop, ["a"])), list(takewhile(stop, "ab")), list(dropwhile(stop, "ab")), list(filterfalse(stop, "ab")))
print(list(accumulate([1, 2, 3], stop)), [key for key, _ in groupby("ab", key=stop)], list(pairwise(map(stop, "ab"))))
print(list(chain.from_iterable(map(stop, "ab"))), list(zip("xy", map(stop, "ab"))), list(enumerate(map(stop, "a"))))
print(list(zip_longest("xy", map(stop, "ab"))), "a" in map(stop, "ab"), any(map(stop, "ab")), max(map(stop, "ab"), default="none"))
print(list(iter(stop, 1)))

try:
    list(zip("xy", map(stop, "ab"), strict=True))
except ValueError as error:
    print("ValueError:", error)
try:
    first, second = map(stop, "ab")
except ValueError as error:
    print("ValueError:", error)

# next() lets the exception through, with what it carries.
try:
    next(map(stop, "ab"))
except StopIteration as error:
    print("StopIteration", error.value, error.args)
print(next(map(stop, "ab"), "default"))


def delegating():
    result = yield from map(stop, "ab")
    yield result


print(list(delegating()))

# A function that is not called by an iterator lets it through as well.
for call in (lambda: max("ab", key=stop), lambda: sorted("ab", key=stop), lambda: [stop(x) for x in "ab"]):
    try:
        call()
    except StopIteration as error:
        print("StopIteration", error)


def generator():
    yield [stop(x) for x in "ab"]


for iteration in (generator, lambda: (stop(x) for x in "ab")):
    try:
        list(iteration())
    except RuntimeError as error:
        print("RuntimeError:", error, "from", repr(error.__cause__))


class Countdown:
    def __init__(self, start):
        self.left = iter(range(start, 0, -1))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.left)


print(list(Countdown(3)), list(map(str, Countdown(2))), any(Countdown(0)), list(zip(Countdown(3), Countdown(2))))


class Broken:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        if index == 1:
            raise IndexError(index)
        return index


print(list(reversed(Broken())), list(Broken()))
