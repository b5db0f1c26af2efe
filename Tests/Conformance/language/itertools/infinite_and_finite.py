"""count, cycle, repeat, chain, islice, accumulate and their kin."""
import operator
from itertools import accumulate, chain, compress, count, cycle, dropwhile, filterfalse, islice, pairwise, repeat, starmap, takewhile, tee, zip_longest


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "->", type(error).__name__, error)


def take(n, iterable):
    return list(islice(iterable, n))


print(take(3, count()), take(3, count(5, -2)), take(3, count(0.5, 0.25)), count(3), count(1, 2), next(count(10**20)))
print(take(5, cycle("ab")), list(cycle("")), list(repeat("x", 3)), repeat(5), repeat("a", 2), list(map(pow, range(4), repeat(2))))
print(list(chain("ab", [1], (2,))), list(chain.from_iterable(["ab", "cd"])), list(chain()), list(chain([], {"k": 1})))
print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 5)), list(islice("abcdefg", 1, None, 3)), list(islice(count(), 3, 10, 3)), list(islice([], 5)))
print(list(takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(dropwhile(str.isspace, "  a b")), list(filterfalse(lambda n: n % 2, range(6))), list(filterfalse(None, [0, 1, ""])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=100)), list(accumulate("abc")), list(accumulate([])))
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(pairwise("abcd")), list(pairwise([1])), list(starmap(lambda a, b: a * b, [(2, 3), (4, 5)])), list(starmap(max, [[1, 5, 3]])))
print(list(zip_longest("abc", [1])), list(zip_longest("a", "bc", "d", fillvalue="-")), list(zip_longest()))
first, second, third = tee(iter([1, 2, 3]), 3)
print(next(first), next(first), list(second), list(first), list(third))
source = iter(range(10))
print(list(islice(source, 3)), next(source), list(islice(source, 2, 4)), list(source))
it = chain([1], iter([2, 3]))
print(next(it), list(it), list(it), iter(it) is it, type(it).__name__, isinstance(it, chain))


def batched(iterable, size):
    iterator = iter(iterable)
    while batch := tuple(islice(iterator, size)):
        yield batch


print(list(batched("ABCDEFG", 3)), dict(zip("abc", count(1))), [a for a, b in pairwise([1, 3, 2, 5]) if b > a])
attempt("count", lambda: count("a"))
attempt("cycle", lambda: cycle(5))
attempt("cycle none", lambda: cycle())
attempt("repeat", lambda: repeat())
attempt("islice", lambda: islice("abc"))
attempt("islice negative", lambda: islice("abc", -1))
attempt("islice step", lambda: islice("abc", 0, 3, 0))
attempt("chain", lambda: list(chain([1], 2)))
attempt("starmap", lambda: list(starmap(pow, [1])))
attempt("takewhile", lambda: takewhile(len))
attempt("accumulate", lambda: list(accumulate([1, "a"])))
attempt("zip_longest", lambda: zip_longest([1], fill=0))
attempt("tee", lambda: tee([], -1))
attempt("not callable", lambda: list(dropwhile(5, [1])))
