"""ExceptionGroup and except*: splitting, nesting, re-raising, errors."""


def attempt(action):
    try:
        print(repr(action()))
    except BaseException as e:
        print(type(e).__name__, e)


g = ExceptionGroup("top", [ValueError("v"), TypeError("t"), ExceptionGroup("inner", [KeyError("k"), ValueError("v2")])])
print(g, repr(g), g.message, g.exceptions, g.args)
print(g.split(ValueError))
print(g.subgroup(KeyError), g.subgroup(OSError), g.subgroup((ValueError, KeyError)), g.subgroup(lambda e: "2" in str(e)))
print(g.derive([OSError("o")]))
for run in (lambda: ExceptionGroup("x"), lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("x", 5),
            lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("b", [ValueError()]), lambda: BaseExceptionGroup("b", [KeyboardInterrupt()]),
            lambda: ExceptionGroup("x", (ValueError(),)).exceptions, lambda: ExceptionGroup(), lambda: ExceptionGroup("x", [ValueError()], 3), lambda: ExceptionGroup("x", [ValueError]), lambda: g.split(5)):
    attempt(run)


def handle(error):
    try:
        raise error
    except* ValueError as eg:
        print("values", [str(e) for e in eg.exceptions], type(eg).__name__)
    except* (TypeError, KeyError) as eg:
        print("types or keys", eg.exceptions)
    else:
        print("never with errors")
    finally:
        print("finally")


handle(g)
handle(ValueError("bare"))
attempt(lambda: handle(OSError("unhandled")))
attempt(lambda: handle(ExceptionGroup("partly", [ValueError(1), OSError(2)])))


def no_error():
    try:
        pass
    except* ValueError:
        print("no")
    else:
        print("else runs")


no_error()


def raises_inside():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        raise KeyError("new")
    except* TypeError as e:
        raise


def single_new():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError("only")


def reraise_all():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* Exception:
        raise


attempt(raises_inside)
attempt(single_new)
attempt(reraise_all)


def bad_type():
    try:
        raise ValueError(1)
    except* ExceptionGroup:
        pass


def bad_class():
    try:
        raise ValueError(1)
    except* 5:
        pass


attempt(bad_type)
attempt(bad_class)


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + "'", excs)


m = MyGroup("mine", [ValueError(1), MyGroup("sub", [TypeError(2)])])
print(repr(m.subgroup(TypeError)), repr(m.split(ValueError)))
m.add_note("noted")
print(m.split(ValueError)[0].__notes__, isinstance(m, Exception), ExceptionGroup.__mro__[1].__name__)
try:
    raise m
except ExceptionGroup as e:
    print("plain except catches the whole", e)
for i in range(3):
    try:
        if i:
            raise ExceptionGroup("loop", [ValueError(i)])
    except* ValueError as eg:
        print("iteration", i, eg.exceptions)


def nested_star():
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
        except* KeyError as e:
            print("inner", e.exceptions)
    except* ValueError as e:
        print("outer", e.exceptions)
    try:
        e
    except NameError as n:
        print(n)


nested_star()
