# Numbers that a program computed wrong, given to functions that count with them.
import difflib
import gc
import timeit
import traceback

before = [str(number) for number in range(30)]
after = before[:10] + ["ten"] + before[11:25] + ["more"] + before[25:]
for context in (0, 1, 3, 2**31, 2**62, 2**63 - 1):
    print(list(difflib.SequenceMatcher(None, before, after).get_grouped_opcodes(context)))
    print(len(list(difflib.unified_diff(before, after, n=context))), len(list(difflib.context_diff(before, after, n=context))))


def failing():
    raise LookupError("no more")


timer = timeit.Timer(failing)
for times in (2**32, 2**62, 2**63 - 1):
    try:
        timer.repeat(times, 1)
    except LookupError as error:
        print(error)
print(timeit.repeat("pass", repeat=-(2**63)), timer.repeat(0))
print(timeit.Timer("pass").autorange()[0] > 1)


def outer(limit):
    return [frame.name for frame in traceback.extract_stack(None, limit)]


print(outer(1), outer(2), outer(2**31), outer(-1), outer(-(2**31)))
gc.set_threshold(2**31 - 1)
gc.set_threshold(700, 10, 10)
print(gc.get_threshold())
