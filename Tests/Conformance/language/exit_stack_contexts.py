"""What an ExitStack's callbacks raise, and what was being handled then."""
from contextlib import ExitStack, contextmanager


class Raises:
    def __init__(self, error):
        self.error = error

    def __enter__(self):
        return self

    def __exit__(self, *details):
        raise self.error


class RaisesWithContext:
    def __init__(self, outer, inner):
        self.outer, self.inner = outer, inner

    def __enter__(self):
        return self

    def __exit__(self, *details):
        try:
            raise self.inner
        except Exception:
            raise self.outer


class Suppresses:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return True


def chain(error):
    names = []
    while error is not None:
        names.append(repr(error))
        error = error.__context__
    return names


def tried(enter):
    try:
        with ExitStack() as stack:
            enter(stack)
            1 / 0
    except Exception as error:
        print(chain(error))
    else:
        print("suppressed")


def several(stack):
    stack.enter_context(Raises(IndexError("i")))
    stack.enter_context(RaisesWithContext(KeyError("k"), AttributeError("a")))
    stack.enter_context(Suppresses())
    stack.enter_context(Raises(ValueError("v")))


tried(several)
tried(lambda stack: stack.enter_context(Suppresses()))
tried(lambda stack: [stack.callback(lambda n=n: [][n]) for n in range(3)])


@contextmanager
def silent():
    try:
        yield
    except BaseException:
        error = OSError("alone")
        try:
            raise error
        finally:
            error.__context__ = None


tried(lambda stack: stack.enter_context(silent()))


def existing(stack):
    @contextmanager
    def manager():
        try:
            yield
        except Exception as first:
            raised = RuntimeError(3)
            raised.__context__ = RuntimeError(4)
            raise raised
    stack.enter_context(manager())
    stack.enter_context(Raises(LookupError(2)))


tried(existing)
