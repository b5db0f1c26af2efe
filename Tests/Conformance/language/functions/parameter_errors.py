"""Every TypeError of calling a function with the wrong arguments."""


def attempt(action):
    try:
        print(repr(action()))
    except TypeError as e:
        print("TypeError:", e)


def none(): pass
def one(a): return a
def two(a, b): return a, b
def three(a, b, c): return a, b, c
def opt(a, b=2, c=3): return a, b, c
def star(a, *rest): return a, rest
def kw(a, **options): return a, options
def kwonly(a, *, k, m=5): return a, k, m
def kwonly2(*, k, m): return k, m
def kwonly3(*, k, m, n): return k, m, n
def posonly(a, b, /): return a, b
def posonly2(a, /, b, *, c): return a, b, c
def posdef(a, b=1, /, c=2): return a, b, c
def every(a, b=1, /, c=2, *args, d, e=5, **k): return a, b, c, args, d, e, k
def poskw(a, /, **k): return a, k


for call in (
    lambda: none(1), lambda: none(1, 2), lambda: none(x=1), lambda: one(), lambda: one(1, 2), lambda: one(b=1), lambda: one(1, a=2), lambda: one(1, b=2),
    lambda: two(), lambda: two(1), lambda: two(b=1), lambda: two(1, 2, 3), lambda: two(a=1, c=2), lambda: three(), lambda: three(1), lambda: three(1, 2, 3, 4),
    lambda: three(c=1), lambda: opt(), lambda: opt(1, 2, 3, 4), lambda: opt(1, d=4), lambda: opt(1, b=2, c=3), lambda: opt(b=1), lambda: star(),
    lambda: star(1, 2, 3), lambda: star(1, 2, a=3), lambda: star(rest=1), lambda: kw(), lambda: kw(1, 2), lambda: kw(1, a=2), lambda: kw(1, b=2),
    lambda: kw(options=1), lambda: kwonly(1), lambda: kwonly(1, 2), lambda: kwonly(1, 2, k=3), lambda: kwonly(1, k=2), lambda: kwonly(k=1), lambda: kwonly(1, k=2, z=3),
    lambda: kwonly2(), lambda: kwonly2(k=1), lambda: kwonly3(), lambda: kwonly3(m=1), lambda: kwonly2(1, k=2, m=3), lambda: posonly(1), lambda: posonly(a=1, b=2),
    lambda: posonly(1, b=2), lambda: posonly(1, 2, 3), lambda: posonly2(1, 2), lambda: posonly2(1, b=2, c=3), lambda: posonly2(a=1, b=2, c=3),
    lambda: posdef(1, b=3), lambda: posdef(1, c=3), lambda: posdef(), lambda: every(1), lambda: every(1, d=4), lambda: every(1, 2, 3, 4, 5, d=6, z=7),
    lambda: every(a=1, d=2), lambda: every(1, d=2, a=3, b=4), lambda: every(), lambda: poskw(1, a=2), lambda: poskw(a=1), lambda: every(d=1),
    lambda: two(*[1]), lambda: two(*[1, 2, 3]), lambda: two(**{"a": 1}), lambda: two(1, **{"a": 2}), lambda: two(**{"a": 1, "b": 2, "c": 3}), lambda: two(*"ab"),
    lambda: one(*range(3)), lambda: kw(**{"a": 1, "x y": 2}), lambda: kw(1, **{5: 2}), lambda: (lambda x: x)(), lambda: (lambda: 0)(1), lambda: none(**{}), lambda: none(*[]),
):
    attempt(call)


class K:
    def __init__(self, a, *, flag):
        pass

    def method(self): pass
    def two(self, a, b): return a, b
    def no_self(): pass
    @classmethod
    def cm(cls, a): return a
    @staticmethod
    def sm(a): return a
    def __call__(self, x): return x
    def __getitem__(self, a, b): return a


def make():
    return K(1, flag=2)


for call in (lambda: K(), lambda: K(1), lambda: K(1, 2), lambda: K(1, flag=1, other=2), lambda: make().method(1), lambda: make().two(1), lambda: K.two(1, 2), lambda: K.method(),
             lambda: make().no_self(), lambda: K.cm(), lambda: K.cm(1, 2), lambda: K.sm(), lambda: make().sm(1, 2), lambda: make()(), lambda: make()[1], lambda: make().two(1, b=2, c=3)):
    attempt(call)


def outer():
    def inner(a, b):
        return a
    return inner


attempt(lambda: outer()(1))
inner = outer()
inner.__name__ = "renamed"
attempt(lambda: inner(1))
inner.__qualname__ = "other.qualname"
attempt(lambda: inner(1))
for thing in (5, "s", None, [], 2.5, (), make().method(), ...):
    attempt(lambda: thing())
attempt(lambda: print(nope=1))
attempt(lambda: print(sep=5))
attempt(lambda: print(end=[]))
