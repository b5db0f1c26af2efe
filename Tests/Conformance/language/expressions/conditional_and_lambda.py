"""Lambdas with every kind of parameter, conditional expressions, walrus."""
print((lambda: "nothing")(), (lambda x: x + 1)(1), (lambda x, y=2: (x, y))(1))
print((lambda *a, **k: (a, k))(1, b=2), (lambda a, /, b, *, c: (a, b, c))(1, 2, c=3))
print((lambda: (yield))().__class__.__name__)
compose = lambda *fs: lambda x: x if not fs else compose(*fs[:-1])(fs[-1](x))
print(compose(str, lambda n: n * 2, int)("21"))
print([f(3) for f in (lambda n: n if n < 2 else n * f(n - 1),)] if False else "no recursion")
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20), fact.__name__, fact.__qualname__, fact.__defaults__, (lambda a=1: a).__defaults__)
grade = lambda s: "A" if s > 89 else "B" if s > 79 else "C"
print([grade(s) for s in (95, 85, 75)])
print((lambda x: (lambda y: x + y))(1)(2))
print("yes" if [] else "no", ("a" if True else "b") + "c", "a" if True else "b" + "c")
print(1 if 0 else 2 if 0 else 3)
if (n := 10) > 5:
    print("n is", n)
while (n := n - 4) > 0:
    print("left", n)
print((y := 5), (z := y + 1) * 2, y, z)
print([m for s in ("a1", "b", "c3") if (m := s[1:])])


def default(x=(w := 7)):
    return x


print(default(), w)
print(f"{(q := 3)} {q} {q:=5}")
d = {(key := "k"): (val := 1)}
print(d, key, val)
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
try:
    (lambda x: x)()
except TypeError as e:
    print(e)
try:
    (lambda: 1)(2)
except TypeError as e:
    print(e)
try:
    (lambda x, *, k: 0)(1)
except TypeError as e:
    print(e)
print((lambda x: not x)(0), (lambda: ())(), (lambda: (1, 2))(), (lambda: [*range(2)])())
print({"f": lambda: 1}["f"](), (lambda **k: k)(**{"a": 1}))
print(any(lambda: False for _ in [1]), bool(lambda: 0))
x = 5
print((lambda: x)(), (lambda x=x: x)(), [x := 6, (lambda: x)()])


class C:
    f = lambda self, n=1: (type(self).__name__, n)
    g = staticmethod(lambda n: n)
    h = property(lambda self: "prop")


print(C().f(), C().g(2), C().h, C.f.__qualname__)
