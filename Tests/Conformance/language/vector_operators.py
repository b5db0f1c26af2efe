# Every operator a small numeric class defines
import math
from functools import total_ordering


@total_ordering
class Vector:
    __hash__ = None

    def __init__(self, *parts): self.parts = tuple(parts)
    def __repr__(self): return f"Vector({', '.join(map(repr, self.parts))})"
    def __str__(self): return f"<{' '.join(map(str, self.parts))}>"
    def __format__(self, spec): return "<" + " ".join(format(p, spec) for p in self.parts) + ">"
    def __len__(self): return len(self.parts)
    def __iter__(self): return iter(self.parts)
    def __getitem__(self, i): return Vector(*self.parts[i]) if isinstance(i, slice) else self.parts[i]
    def __contains__(self, x): return x in self.parts
    def __reversed__(self): return Vector(*self.parts[::-1])
    def __bool__(self): return any(self.parts)
    def __abs__(self): return math.hypot(*self.parts)
    def __neg__(self): return Vector(*(-p for p in self))
    def __pos__(self): return self
    def __invert__(self): return reversed(self)
    def __add__(self, o): return Vector(*(a + b for a, b in zip(self, o))) if isinstance(o, Vector) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return self + -o
    def __mul__(self, k): return Vector(*(p * k for p in self)) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o))
    def __truediv__(self, k): return self * (1 / k)
    def __floordiv__(self, k): return Vector(*(p // k for p in self))
    def __mod__(self, k): return Vector(*(p % k for p in self))
    def __divmod__(self, k): return self // k, self % k
    def __pow__(self, k): return Vector(*(p ** k for p in self))
    def __rpow__(self, k): return Vector(*(k ** p for p in self))
    def __lshift__(self, k): return Vector(*self.parts[k:], *self.parts[:k])
    def __rshift__(self, k): return self << -k
    def __and__(self, o): return Vector(*(p for p in self if p in o))
    def __or__(self, o): return Vector(*self, *(p for p in o if p not in self))
    def __xor__(self, o): return (self | o).__class__(*(p for p in self | o if (p in self) != (p in o)))
    def __iadd__(self, o): self.parts = tuple(a + b for a, b in zip(self, o)); return self
    def __eq__(self, o): return isinstance(o, Vector) and self.parts == o.parts
    def __lt__(self, o): return abs(self) < abs(o) if isinstance(o, Vector) else NotImplemented
    def __call__(self, f): return Vector(*map(f, self))
    def __int__(self): return int(abs(self))
    def __float__(self): return float(abs(self))
    def __index__(self): return len(self)
    def __round__(self, n=None): return Vector(*(round(p, n) for p in self))


v, w = Vector(3, 4), Vector(1, -2)
print(v, repr(w), str(v + w), f"{v:.2f}", f"{w!r:>20}", "%s %r" % (v, w))
print(v + w, v - w, v * 2, 2 * v, v @ w, v / 2, v // 2, v % 3, divmod(v, 2), v ** 2, 2 ** v)
print(v << 1, Vector(1, 2, 3) >> 1, v & w, v | w, v ^ Vector(3, 9), -v, +v, ~v, abs(v))
print(v == Vector(3, 4), v != w, v > w, v >= w, v < w, v <= v, v == 3, not Vector(0, 0), bool(v))
print(len(v), list(v), v[0], v[-1], Vector(1, 2, 3)[1:], 3 in v, 5 in v, max(v), sum([v, w, w]), sorted([v, w]))
print(int(v), float(v), [10, 20, 30][v], hex(Vector()), v(lambda p: p * p), round(Vector(1.26, 2.25), 1), round(Vector(2.5)))
u = v
u += w
print(v is u, v, tuple(reversed(v)))
x, y = v
print(x, y, [*v], dict(zip("xy", v)))
for bad in (lambda: v + 1, lambda: "a" + v, lambda: v * "a", lambda: v < 3, lambda: {v: 1}, lambda: v[9], lambda: v @ 3, lambda: 1 - v, lambda: v.z):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class Item:
    def __init__(self): self.log = []
    def __getitem__(self, key): self.log.append(("get", key)); return key
    def __setitem__(self, key, value): self.log.append(("set", key, value))
    def __delitem__(self, key): self.log.append(("del", key))
    def __enter__(self): self.log.append("enter"); return self
    def __exit__(self, kind, value, tb): self.log.append(kind and kind.__name__); return True


item = Item()
item[1:2, ..., ::3]
item["a"] += "b"
del item[0]
with item as same:
    raise OSError("ignored")
print(item.log, same is item)
