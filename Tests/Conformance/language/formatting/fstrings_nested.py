"""f-strings: nested specifications, conversions, =, quotes, lines."""
import math

width, precision, name, values = 10, 3, "Ann", [1, 2.5, "x"]
print(f"{math.pi:{width}.{precision}}|{math.pi:<{width}.{precision}f}|{name:>{width}}|{name!r:^{width}}|{name:{'*'}^{width - 1}}")
print(f"{values}", f"{values!r}", f"{values[1]:.2f}", f"{values[-1]!r}", f"{len(values)=}", f"{name=}", f"{name = }", f"{name=!s}", f"{math.pi=:.2f}", f"{width + 1 = :>5}")
print(f"{'nested ' + f'{name:_>{5}}'}", f'{"double"}', f"{'single'}", f"""{'''triple'''} {"x"}""", f"{{literal}} {{{name}}} {{{{}}}}")
print(f"{1_000_000:,} {255:#x} {0.25:.0%} {-5:+d} {5:+d} {True:d} {3.0} {1e20} {2**70}", f"{None} {...} {NotImplemented}" if True else "")
print(f"{(lambda x: x * 2)(4)} {[i for i in range(3)]} { {'a': 1}['a'] } {name if width > 5 else 'no'} {not width} {width != 5}")
print(f"line one {name} "
      f"line two {width}" " plain", f"a{1}b" "c{d}" f"{2}", rf"\d{width}\n", f"tab\t{name}\n".strip())
print(f"{'é':>4}|{'日本':^6}|{'😀':*<3}|{'a':\u00b7>4}", f"{'x':{'>'}{'4'}}", f"{width:{width}}", f"{width:0{width}b}")
multi = f"""
{name}:
  {width * 2}
"""
print(repr(multi))


class Shown:
    def __format__(self, specification):
        return f"<{specification}>"

    def __repr__(self):
        return "Shown()"

    def __str__(self):
        return "shown"


shown = Shown()
print(f"{shown} {shown:abc} {shown!r} {shown!s:>7} {shown!r:>8} {shown:{width}{'%'}} {shown=} {shown=:q} {shown:{{}}}" if False else f"{shown} {shown:abc} {shown!r} {shown!s:>7} {shown!r:>8} {shown:{width}{'%'}} {shown=} {shown=:q}")
for action in (lambda: f"{name:d}", lambda: f"{width:s}", lambda: f"{None:5}", lambda: f"{[]:>5}", lambda: f"{missing}", lambda: f"{name:{width}.{'x'}}", lambda: f"{1.5:d}", lambda: f"{shown.none}"):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
