# Context managers made of generators: values, errors, misuse, decoration.
from contextlib import ContextDecorator, contextmanager


@contextmanager
def transaction(name, log):
    log.append(f"begin {name}")
    try:
        yield name.upper()
    except ValueError as error:
        log.append(f"rollback {name}: {error}")
    else:
        log.append(f"commit {name}")
    finally:
        log.append(f"end {name}")


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def translating():
    try:
        yield
    except KeyError as error:
        raise RuntimeError("translated") from error


class Timed(ContextDecorator):
    def __init__(self, label):
        self.label = label

    def __enter__(self):
        print("start", self.label)
        return self

    def __exit__(self, kind, error, trace):
        print("stop", self.label, kind.__name__ if kind else None)
        return False


log = []
with transaction("a", log) as name:
    log.append(f"inside {name}")
with transaction("b", log):
    raise ValueError("bad")
try:
    with transaction("c", log):
        raise KeyError("k")
except KeyError as error:
    log.append(f"outside {error!r}")
with transaction("d", log), transaction("e", log) as inner:
    log.append(inner)
print("\n".join(log))
for manager in (never, twice):
    try:
        with manager():
            print("body of", manager.__name__)
    except RuntimeError as error:
        print("RuntimeError", error)
try:
    with twice():
        raise OSError("in the body")
except Exception as error:
    print(type(error).__name__, error)
try:
    with translating():
        raise KeyError("original")
except RuntimeError as error:
    print(error, repr(error.__cause__))


@Timed("job")
def job(x):
    """Do it."""
    print("working", x)
    return x * 2


@transaction("deco", log)
def decorated():
    return log[-1]


print(job(4), job.__name__, job.__doc__, decorated(), decorated(), log[-1])
try:
    job("x") + 1
except TypeError as error:
    print(error)
try:
    @Timed("fails")
    def failing():
        raise ZeroDivisionError("zero")
    failing()
except ZeroDivisionError as error:
    print("caught", error)
print(transaction.__name__, transaction.__wrapped__.__name__, type(transaction("x", [])).__name__)
