"""Fields of str.format: names, items, conversions, errors."""

def attempt(action, *arguments):
    """Print what an action gives, or what it raises."""
    try:
        print(repr(action(*arguments)))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for f, a, k in [('{}', (), {}), ('{} {}', (1,), {}), ('{0} {}', (1, 2), {}), ('{} {0}', (1, 2), {}), ('{a}', (), {}), ('{0.x}', (1,), {}), ('{0[a]}', ({'a': 1},), {}), ('{0[0]}', ([5],), {}), ('{0[-1]}', ([5],), {}), ('{0[-1]}', ({'-1': 1},), {}), ('{a.b[c].d}', (), {'a': 1}), ('{', (), {}), ('}', (), {}), ('{{}}', (), {}), ('{!r}', ('a',), {}), ('{!x}', ('a',), {}), ('{!}', ('a',), {}), ('{!rr}', ('a',), {}), ('{:{}}', (1, 5), {}), ('{:{w}.{p}f}', (1.5,), {'w': 8, 'p': 2}), ('{:{:{}}}', (1, 2, 3), {}), ('{0:}', (1,), {}), ('{:d}', ('a',), {}), ('{a', (), {}), ('{0[}', ([1],), {}), ('{0[]}', ([1],), {}), ('{0.}', (1,), {}), ('{.real}', (1,), {}), ('{[0]}', ([1],), {}), ('{:>{w}}', ('a',), {'w': 5}), ('{0!s:>5}|', ('a',), {}), ('{1}', (1,), {}), ('{-1}', (1,), {}), ('{ 0}', (1,), {}), ('{a b}', (), {'a b': 1}), ('{:}}', (1,), {}), ('{0:{1}}}', (1, 2), {}), ('a{b}c', (), {'b': 'B'}), ('{0!r:^10}', ('a',), {}), ('{!a}', ('é',), {}), ('{0[a.b]}', ({'a.b': 1},), {}), ('{0[a][b]}', ({'a': {'b': 2}},), {}), ('{0.real.imag}', (3,), {}), ('{0x}', (), {'0x': 2}), ('{:%Y-%m}', (__import__('datetime').date(2020, 1, 2),), {}), ('{0:{0}}', (5,), {}), ('{:\x00>5}', (1,), {})]:
    try:
        print(repr(f), repr(f.format(*a, **k)))
    except Exception as e:
        print(repr(f), type(e).__name__, e)
attempt(lambda: '{a}'.format_map({'a': 1}))
attempt(lambda: '{b}'.format_map({'a': 1}))
attempt(lambda: '{}'.format_map({}))
class D(dict):

    def __missing__(s, k):
        return f'<{k}>'
attempt(lambda: '{a} {b}'.format_map(D(a=1)))
attempt(lambda: '{}'.format_map([1]))
attempt(lambda: '{a}'.format_map(5))
attempt(lambda: '%s'.format())
attempt(lambda: '{a}'.format(1))
