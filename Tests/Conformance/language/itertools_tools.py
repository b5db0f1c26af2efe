"""itertools: every iterator, and errors."""

def attempt(action, *arguments):
    """Print what an action gives, or what it raises."""
    try:
        print(repr(action(*arguments)))
    except Exception as error:
        print(type(error).__name__ + ":", error)


from itertools import *
import itertools
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(chain('ab', [1])))
print(list(chain.from_iterable(['ab', 'c'])), list(combinations('abc', 2)), list(combinations_with_replacement('ab', 2)))
print(list(compress('abc', [1, 0, 1])), list(islice(count(5, 2), 3)), list(islice(cycle('ab'), 5)))
print(list(dropwhile(lambda x: x < 2, [1, 2, 1])), list(filterfalse(None, [0, 1])), [(k, list(g)) for k, g in groupby('aabc')])
print([(k, list(g)) for k, g in groupby([1, 3, 2], key=lambda x: x % 2)], list(islice('abcdef', 1, None, 2)), list(pairwise('abc')))
print(list(permutations('abc', 2))[:3], list(product('ab', repeat=2)), list(product([1], 'ab')))
print(list(repeat(5, 2)), list(starmap(pow, [(2, 3)])), list(takewhile(lambda x: x < 2, [1, 2, 1])))
print([list(x) for x in tee('ab')], list(zip_longest('ab', [1], fillvalue='-')))
print(count(5), count(1, 2), repeat(3))
print(repeat(3, 2), count(1.5), count(0, -1))
print(next(count(2.5, 0.5)), repr(cycle([])).split()[0], chain.__name__)
attempt(lambda: list(islice([1], -1)))
attempt(lambda: list(islice([1], 'a')))
attempt(lambda: islice([1]))
attempt(lambda: count('a'))
attempt(lambda: list(combinations([1], -1)))
attempt(lambda: list(permutations([1], -1)))
attempt(lambda: product([1], repeat=-1))
attempt(lambda: list(zip_longest([1], fill=1)))
attempt(lambda: accumulate())
attempt(lambda: list(chain(5)))
attempt(lambda: next(cycle([])))
attempt(lambda: list(repeat(1, -1)))
attempt(lambda: tee([1], -1))
attempt(lambda: tee(5))
attempt(lambda: list(starmap(pow, [1])))
attempt(lambda: groupby(5))
attempt(lambda: list(compress([1], 5)))
attempt(lambda: list(islice([1, 2, 3], 0, 3, 0)))
attempt(lambda: itertools.batched)
attempt(lambda: list(combinations(5, 2)))
attempt(lambda: repeat(1, 'a'))
attempt(lambda: list(pairwise(5)))
