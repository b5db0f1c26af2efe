"""return, break and continue through finally; what finally overrides."""


def returns_from_try():
    try:
        return "try"
    finally:
        print("finally runs")


def finally_wins():
    try:
        return "try"
    finally:
        return "finally"


def finally_swallows():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def loop_break():
    for i in range(5):
        try:
            if i == 2:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    else:
        print("never")
    return i


def loop_continue():
    out = []
    for i in range(4):
        try:
            if i % 2:
                continue
            out.append(i)
        finally:
            out.append(-i)
    else:
        out.append("else")
    return out


def finally_break_swallows():
    while True:
        try:
            raise KeyError("gone")
        finally:
            break
    return "after"


def continue_in_finally():
    seen = []
    for i in range(3):
        try:
            seen.append(i)
            if i == 1:
                raise RuntimeError(i)
        except RuntimeError as e:
            seen.append(("caught", e.args))
            continue
        finally:
            seen.append("f")
    return seen


def nested():
    try:
        try:
            return "inner"
        finally:
            print("inner finally")
    finally:
        print("outer finally")


def value_is_fixed_before_finally():
    x = 1
    try:
        return x
    finally:
        x = 2
        print("x is now", x)


def else_and_finally(fail):
    try:
        if fail:
            raise LookupError("x")
    except LookupError as e:
        print("except", e)
    else:
        print("else")
    finally:
        print("finally")


def raise_in_finally():
    try:
        try:
            1 / 0
        finally:
            raise KeyError("second")
    except KeyError as e:
        return repr(e), repr(e.__context__)


def generator_with_finally():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


def return_in_except():
    try:
        int("x")
    except ValueError as e:
        return f"caught {e}"
    finally:
        print("done")


for function in (returns_from_try, finally_wins, finally_swallows, loop_break, loop_continue, finally_break_swallows,
                 continue_in_finally, nested, value_is_fixed_before_finally, raise_in_finally, return_in_except):
    print(function.__name__, "->", function())
else_and_finally(False)
else_and_finally(True)
g = generator_with_finally()
print(next(g))
g.close()
for value in generator_with_finally():
    print(value)
    break
try:
    e = "kept?"
    try:
        raise ValueError("v")
    except ValueError as e:
        pass
    print(e)
except NameError as err:
    print("NameError:", err)
