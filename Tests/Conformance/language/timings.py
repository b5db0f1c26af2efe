# What timeit does, with a clock of its own.
import itertools
import timeit

ticks = itertools.count()
calls = []


def clock():
    return next(ticks)


def work():
    calls.append("work")


print(timeit.timeit(work, number=3, timer=clock), calls)
calls.clear()
timer = timeit.Timer(work, lambda: calls.append("setup"), clock)
print(timer.timeit(2), calls, timer.repeat(3, 1), len(calls), timeit.repeat(work, timer=clock, repeat=2, number=1))
print(timeit.Timer(work, timer=clock).autorange(lambda number, taken: print(number, taken)))
print(timeit.timeit(work, number=100) >= 0, timeit.default_timer() > 0)
for wrong in [(5,), (work, 5)]:
    try:
        timeit.Timer(*wrong)
    except ValueError as error:
        print(error)
