"""`copy.copy()` and `copy.deepcopy()` of iterators: the copy goes on from where the original stands."""
import copy
import itertools
import operator


def rest(iterator, most=4):
    return list(itertools.islice(iterator, most))


queue = [{"id": 1}, {"id": 2}, {"id": 3}]
makers = {
    "list": lambda: iter([1, 2, 3]),
    "reversed list": lambda: reversed([1, 2, 3]),
    "tuple": lambda: iter((1, 2, 3)),
    "str": lambda: iter("abc"),
    "bytes": lambda: iter(b"abc"),
    "range": lambda: iter(range(4)),
    "reversed range": lambda: reversed(range(4)),
    "dict": lambda: iter({"a": 1, "b": 2, "c": 3}),
    "values": lambda: iter({"a": 1, "b": 2, "c": 3}.values()),
    "items": lambda: iter({"a": 1, "b": 2}.items()),
    "set": lambda: iter({7}),
    "enumerate": lambda: enumerate("abc", 10),
    "zip": lambda: zip("abc", [1, 2, 3]),
    "map": lambda: map(str.upper, "abc"),
    "filter": lambda: filter(None, [1, 0, 2, 3]),
    "count": lambda: itertools.count(5, 5),
    "cycle": lambda: itertools.cycle("ab"),
    "repeat": lambda: itertools.repeat("x", 3),
    "chain": lambda: itertools.chain("ab", "cd"),
    "islice": lambda: itertools.islice("abcdef", 1, 5),
    "takewhile": lambda: itertools.takewhile(str.islower, "abC"),
    "dropwhile": lambda: itertools.dropwhile(str.islower, "abCd"),
    "filterfalse": lambda: itertools.filterfalse(str.isupper, "aBcd"),
    "starmap": lambda: itertools.starmap(pow, [(2, 3), (3, 2), (1, 1)]),
    "compress": lambda: itertools.compress("abcd", [1, 0, 1, 1]),
    "accumulate": lambda: itertools.accumulate([1, 2, 3], operator.mul),
    "product": lambda: itertools.product("ab", [1, 2]),
    "permutations": lambda: itertools.permutations("abc", 2),
    "combinations": lambda: itertools.combinations("abc", 2),
    "zip_longest": lambda: itertools.zip_longest("abc", [1], fillvalue="-"),
    "tee": lambda: itertools.tee("abc")[0],
}
for name, make in makers.items():
    iterator = make()
    first = next(iterator)
    deep = copy.deepcopy(iterator)
    print(f"{name}: {first!r} {type(deep).__name__}, then {rest(deep)} and {rest(iterator)}")

iterator = iter(queue)
next(iterator)
shallow, deep = copy.copy(iterator), copy.deepcopy(iterator)
queue[1]["id"] = 20
print(next(iterator), next(shallow), next(deep))
pages = itertools.chain.from_iterable([[1, 2], [3]])
next(pages)
shared = copy.copy(pages)
print(next(shared), rest(pages), rest(shared))
left, right = itertools.tee([1, 2, 3])
next(left)
again = copy.copy(left)
print(rest(left), rest(again), rest(right))
for refused in ((n for n in range(3)), iter([n for n in [lambda: 0]])):
    try:
        print(type(copy.deepcopy(refused)).__name__)
    except TypeError as error:
        print(error)
print(operator.length_hint(iter(b"abcd")), operator.length_hint(iter(bytearray(b"ab"))))
