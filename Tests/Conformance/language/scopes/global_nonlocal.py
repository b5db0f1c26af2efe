"""global and nonlocal, class scopes, builtins, name mangling, exec order of names."""
counter = 0
name = "module"


def bump():
    global counter, created
    counter += 1
    created = "made by bump"


bump(); bump()
print(counter, created)


def outer():
    name = "outer"

    def read():
        return name

    def write():
        nonlocal name
        name = "written"

    def local():
        name = "local"
        return name

    def glob():
        global name
        name = "global changed"
    write()
    glob()
    return read(), local(), name


print(outer(), name)


class Scope:
    name = "class"
    copy = name
    listed = [name for _ in range(1)]

    def method(self):
        return name

    class Inner:
        try:
            seen = copy
        except NameError as e:
            seen = str(e)


print(Scope.copy, Scope.listed, Scope().method(), Scope.Inner.seen)


def class_in_function():
    x = "function"

    class C:
        y = x
        x = "class"
        z = x

        def m(self):
            return x
    return C.y, C.z, C().m()


try:
    print(class_in_function())
except NameError as e:
    print(type(e).__name__, e)


def class_reads_free():
    x = "free"

    class C:
        y = x

        def m(self):
            return x
    return C.y, C().m()


print(class_reads_free())


def class_with_global():
    class C:
        global made_in_class
        made_in_class = 5
    return hasattr(C, "made_in_class")


print(class_with_global(), made_in_class)


def class_with_nonlocal():
    n = 1

    class C:
        nonlocal n
        n = 2
    return n


print(class_with_nonlocal())


class Mangled:
    __secret = 1
    __dunder__ = 2

    def __init__(self):
        self.__value = 3

    def get(self):
        __local = 4
        return self.__secret, self.__value, __local

    def function(self, __arg=5):
        return __arg


m = Mangled()
print(m.get(), m._Mangled__secret, m.__dict__, m.function(), m.function(_Mangled__arg=6))
try:
    m.__secret
except AttributeError as e:
    print(e)


def shadow_builtin():
    list = lambda *a: "shadowed"
    return list(1)


print(shadow_builtin(), list("a"))
print = print
max = lambda *a: "my max"
print(max(1, 2))
del max
print(max(1, 2))


def conditional(flag):
    if flag:
        def f():
            return "one"
    else:
        def f():
            return "two"
    return f()


print(conditional(True), conditional(False))


def names():
    a = 1

    def inner():
        b = a
        return sorted(locals())
    return inner(), sorted(locals())


print(names())


def handler_scope():
    e = "before"
    try:
        raise ValueError("x")
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as err:
        return str(err)


print(handler_scope())
try:
    undefined_name
except NameError as e:
    print(e, e.name)


def uses_later():
    return defined_later


defined_later = "found"
print(uses_later())
for loop_variable in range(3):
    pass
print(loop_variable, [loop_variable for loop_variable in "ab"], loop_variable)
import math as m2, os.path
from math import (sqrt as root, pi,)
print(m2.floor(2.5), root(4), pi > 3, os.path.join("a", "b"))
print("counter" in globals(), globals()["counter"], type(globals()).__name__, __name__)
globals()["injected"] = 7
print(injected)
