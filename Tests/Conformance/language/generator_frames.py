"""What a generator tells of its frame."""

def g():
    x = 1
    y = (yield x)
    print(gg.gi_running)
    yield y
gg = g()
print(gg.gi_frame.f_lineno, gg.gi_running, gg.gi_code.co_name)
print(gg.gi_yieldfrom, gg.__name__, gg.__qualname__)
next(gg)
print(gg.gi_frame.f_lineno, gg.gi_frame.f_locals, gg.gi_suspended)
gg.send(4)
gg.close()
import inspect
print(inspect.getgeneratorstate(gg), inspect.isgenerator(gg), inspect.isgeneratorfunction(g))
def d():
    yield from [1, 2]
h = d()
next(h)
