# sys.exc_info() in generators: what they handle themselves, or what is handled where they are resumed.
import sys
def gen():
    try:
        try: yield sys.exc_info()[0]
        except ValueError:
            yield sys.exc_info()[0]
        yield sys.exc_info()[0]
    except KeyError:
        yield "key", sys.exc_info()[0]
    yield sys.exc_info()[0]
g = gen(); print(next(g), g.throw(ValueError), next(g), g.throw(KeyError), next(g)); print(sys.exc_info())
def gen2():
    yield sys.exc_info()[0]
    yield sys.exc_info()[0]
    try: raise IndexError
    except IndexError: yield sys.exc_info()[0]
    yield sys.exc_info()[0]
try: raise ValueError
except ValueError:
    g = gen2(); print(next(g))
print(next(g)); 
try: raise TypeError
except TypeError: print(next(g)); print(sys.exc_info()[0])
print(next(g)); print(sys.exc_info())
def gen3():
    try: raise IndexError
    except IndexError:
        yield 1
        try: raise
        except IndexError as e: print("re", repr(e))
    yield 2
g = gen3(); next(g)
try: raise KeyError
except KeyError:
    next(g); print(sys.exc_info()[0])
def boring():
    yield
    raise ValueError("b")
g = boring(); next(g)
try: raise KeyError("k")
except KeyError:
    try: next(g)
    except ValueError as e: print(repr(e.__context__))
def inner():
    try:
        raise OSError("inner")
    except OSError:
        yield sys.exc_info()[0]
        try:
            yield sys.exc_info()[0]
        finally:
            print("finally", sys.exc_info()[0])
    yield sys.exc_info()[0]
def outer():
    try:
        raise LookupError("outer")
    except LookupError:
        yield from inner()
        yield sys.exc_info()[0]
    yield sys.exc_info()[0]
print(list(outer()))
try:
    raise MemoryError
except MemoryError:
    print(list(outer()), sys.exc_info()[0])
def reraises():
    yield
    raise
g = reraises(); next(g)
try:
    raise KeyError("from outside")
except KeyError:
    try:
        next(g)
    except KeyError as error:
        print("again", repr(error))
g = reraises(); next(g)
try:
    next(g)
except RuntimeError as error:
    print(error)
def code():
    total = 0
    def add(n):
        nonlocal total
        total += n
    for i in range(3): add(i)
    return total
print(code.__code__.co_varnames, code.__code__.co_cellvars, code.__code__.co_nlocals, code.__code__ is code.__code__)
print(hash(""), hash(b""))
