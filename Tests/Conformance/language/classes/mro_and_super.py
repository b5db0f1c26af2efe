"""C3 order, conflicts, super() in its forms, cooperative calls."""


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__))
print(super(B, D()).who(), super(D, D()).who(), super(C, D()).who())
print(super(B, D).who(D()))


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: type("Bad", (A, B), {}))
attempt(lambda: type("Bad", (type("X", (B, C), {}), type("Y", (C, B), {})), {}))
attempt(lambda: type("Dup", (A, A), {}))
attempt(lambda: type("Obj", (object, A), {}))
attempt(lambda: type("Lay", (int, str), {}))
attempt(lambda: type("B2", (bool,), {}))
attempt(lambda: type("N", (type(None),), {}))
attempt(lambda: type("F", (type(attempt),), {}))
attempt(lambda: type("R", (range,), {}))
attempt(lambda: type("S", (slice,), {}))
attempt(lambda: super(B, A()).who())
attempt(lambda: super(B, 5))
attempt(lambda: super(5, A()))
attempt(lambda: super().who())
attempt(lambda: super(A, A()).nothing)
attempt(lambda: super(D, D()).__init__())


def outside(self):
    return super().who()


attempt(lambda: outside(D()))


class Counter:
    @classmethod
    def make(cls):
        return f"Counter.make for {cls.__name__}"

    @staticmethod
    def helper(x):
        return f"helper {x}"

    @property
    def size(self):
        return 1


class Sub(Counter):
    @classmethod
    def make(cls):
        return "Sub then " + super().make()

    @staticmethod
    def helper(x):
        return "sub " + Counter.helper(x)

    @property
    def size(self):
        return super().size + 10

    def __init__(self):
        super().__init__()
        self.data = [super(Sub, self).size for _ in range(1)]

    def nested(self):
        def inner():
            return super(Sub, self).size
        return inner()

    def via_lambda(self):
        return (lambda: __class__.__name__)()


s = Sub()
print(Sub.make(), s.make(), Sub.helper(1), s.size, s.data, s.nested(), s.via_lambda())


class Root:
    def __init__(self, **kw):
        print("Root", kw)
        super().__init__(**kw)


class Left(Root):
    def __init__(self, left=0, **kw):
        print("Left", left)
        super().__init__(**kw)


class Right(Root):
    def __init__(self, right=0, **kw):
        print("Right", right)
        super().__init__(**kw)


class Bottom(Left, Right):
    pass


Bottom(left=1, right=2)
attempt(lambda: Bottom(wrong=3))
print(super(Bottom, Bottom).__init__.__qualname__, repr(super(D, D())).replace(hex(id(D())), "")[:20])
print(super.__name__, isinstance(super(D, D()), super))


class Attr(A):
    def set(self):
        super().value = 1


attempt(lambda: Attr().set())
print(issubclass(D, A), issubclass(A, D), isinstance(D(), (int, C)), D.__subclasses__(), [k.__name__ for k in A.__subclasses__()])
