"""with: order, several managers, suppression, exceptions in enter and exit."""
from contextlib import contextmanager


class Manager:
    def __init__(self, name, suppress=False, fail_enter=False, fail_exit=False):
        self.name, self.suppress, self.fail_enter, self.fail_exit = name, suppress, fail_enter, fail_exit

    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter:
            raise RuntimeError("enter " + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value, trace is not None)
        if self.fail_exit:
            raise LookupError("exit " + self.name)
        return self.suppress


with Manager("a") as a, Manager("b") as b:
    print("body", a, b)

with (Manager("p") as p, Manager("q"),):
    print("body", p)

with Manager("outer", suppress=True), Manager("inner"):
    raise ValueError("suppressed by outer")
print("went on")

try:
    with Manager("x"), Manager("y", fail_enter=True):
        print("never")
except RuntimeError as e:
    print("caught", e)

try:
    with Manager("z", fail_exit=True):
        raise KeyError("original")
except LookupError as e:
    print(type(e).__name__, e, repr(e.__context__))


def leave(how):
    for i in range(3):
        with Manager(how + str(i)):
            if how == "return":
                return "returned"
            if how == "break":
                break
            if how == "continue":
                continue
    return "end"


for how in ("return", "break", "continue"):
    print(leave(how))

targets = {}
with Manager("sub") as targets["key"]:
    pass
print(targets)
with Manager("pair") as (first, *rest):
    print(first, rest)


class Box:
    pass


box = Box()
with Manager("attr") as box.value:
    print(box.value)


class NoExit:
    def __enter__(self):
        return self


class Nothing:
    pass


for bad in (NoExit(), Nothing(), 5, None):
    try:
        with bad:
            print("never")
    except TypeError as e:
        print(type(e).__name__, e)


class OnInstance:
    pass


odd = OnInstance()
odd.__enter__ = lambda: 1
odd.__exit__ = lambda *a: None
try:
    with odd:
        pass
except TypeError as e:
    print(e)


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except ZeroDivisionError as e:
        print("inside", e)
    finally:
        print(f"</{name}>")


with tag("p") as t:
    print(t)
with tag("div"):
    1 / 0
print("end")
