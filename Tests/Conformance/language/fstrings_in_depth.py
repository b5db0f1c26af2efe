"""f-strings: nesting, debug form, conversions, specifications."""

from _attempts import attempt
x, y, w = (5, 'abc', 10)
d = {'a': {'b': 1}}
print(f'x={x!r} x = {x!r} x={x!r} y={y!s} y={y:>6} x={x:>{w}} x + 1={x + 1!r}', f'{y!r:>{w}}', f"{d['a']['b']}")
print(f"{d['a']}", f'{{{x}}}', f'{x:{w}.{2}f}')
print(f'{x:>{w}}|', f'{(lambda a: a * 2)(3)}', f'{(x if x else y)}')
print(f'{[i for i in range(3)]}', f'{ {1: 2}[1]}', f'{x}')
print(f'{y:*^{w}}', f'{x!s}', f'{y!a}')
print(f'ab{x}', f"{'nested ' + f'{x}'}", f'{x:,}')
print(f'{1000000:_}', f'{3.0:g}', f'{x:#x}')
print(f'{None}', f'{True:d}', f'{(x,)}')
print(f'{(x, y)}', f'{(*[1, 2],)}', f'{y[1:]}')
print(f'{y[::-1]}', f'{x:=+5}', f'{(z := 4)}')
print(f'{x!r:5}|', f'A{x}\n'.strip(), f'•')
print(f'\\d{x}', f'{x}{y}', f"{'ab'}")
print(f"{x:{('<' if x else '>')}{w}}|", f'{y.upper()!r}', f'd={d!r}')
from datetime import *
dt = datetime(2020, 1, 2, 3, 4, 5)
print(f'{dt:%Y-%m-%d %H:%M}', f'{dt}', f'{dt!r}')
print(f'dt={dt:%d}', f'{date(2020, 1, 2):%j}', f'{dt:}')
class F:

    def __format__(s, sp):
        return f'F[{sp}]'

    def __repr__(s):
        return 'rep'

    def __str__(s):
        return 'str'
print(f'{F()} {F():abc} {F()!r} {F()!s:>5} F()={F()!r} F()={F():x} {F():{w}}')
class B:

    def __format__(s, sp):
        return 5
attempt(lambda: f'{B()}')
attempt(lambda: format(B()))
attempt(lambda: f'{x:z}')
attempt(lambda: f'{y:d}')
attempt(lambda: f'{None:5}')
attempt(lambda: f'{[]:5}')
attempt(lambda: f'{object():5}'[:0])
attempt(lambda: f'{nope}')
class R:

    def __repr__(s):
        return 5

    def __str__(s):
        return None
attempt(lambda: repr(R()))
attempt(lambda: str(R()))
attempt(lambda: f'{R()}')
attempt(lambda: '%s' % R())
attempt(lambda: print(R()))
attempt(lambda: [R()].__repr__())
print(f'{x:{w}}{{', f'}}', f'{{x}}')
print(f'{x}', f"{'{'}", f"{'}'}")
print(f"{('a' if True else 'b')}", f'{x:{ {}}}' if 0 else '', f"{'é':>5}")
print(f"{'日本':>5}|")
