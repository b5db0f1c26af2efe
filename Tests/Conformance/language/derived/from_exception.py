"""Exception classes with state, hierarchies, __str__, mixed bases, truth, iteration."""


class AppError(Exception):
    """Base of the application's errors."""
    code = 500

    def __init__(self, message="something failed", *, detail=None, **extra):
        super().__init__(message)
        self.message = message
        self.detail = detail
        self.extra = extra

    def __str__(self):
        base = super().__str__()
        return f"[{self.code}] {base}" + (f" ({self.detail})" if self.detail else "")

    def to_dict(self):
        return {"code": self.code, "message": self.message, **self.extra}


class NotFound(AppError):
    code = 404

    def __init__(self, kind, key):
        super().__init__(f"{kind} {key!r} not found", kind=kind)
        self.key = key


class Denied(AppError, PermissionError):
    code = 403


class Retry(AppError):
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls, *args, **kwargs)
        self.attempts = 0
        return self

    def __eq__(self, other):
        return isinstance(other, Retry) and self.args == other.args

    __hash__ = Exception.__hash__


for e in (AppError(), AppError("m", detail="d", a=1), NotFound("user", 7), Denied("no", detail="why"), Retry("again")):
    try:
        raise e
    except PermissionError as err:
        print("permission:", err, err.args, err.to_dict())
    except AppError as err:
        print(type(err).__name__, "|", err, "|", repr(err), "|", err.args, "|", err.to_dict(), "|", err.__doc__)
print(NotFound.__mro__[1].__name__, Retry("x") == Retry("x"), Retry("x").attempts, issubclass(Denied, OSError), NotFound("a", "b").key)


class Quiet(Exception):
    def __init__(self, *args):
        pass


class Renamed(KeyError):
    def __str__(self):
        return "key was " + repr(self.args[0])


class Falsy(Exception):
    def __bool__(self):
        return False

    def __len__(self):
        return 0


class Iterable(Exception):
    def __iter__(self):
        return iter(self.args)


print(repr(Quiet(1, 2)), Quiet(1, 2).args, Renamed("k"), repr(Renamed("k")), bool(Falsy("x")), list(Iterable(1, 2)))
try:
    raise Falsy("caught anyway")
except Falsy as e:
    print("falsy", e.args)
try:
    try:
        raise Renamed("inner")
    except LookupError as e:
        raise AppError("outer") from e
except AppError as e:
    print(e, "<-", e.__cause__, type(e.__cause__).__name__)


class Context:
    def __init__(self, *kinds):
        self.kinds, self.error = kinds, None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.error = error
        return kind is not None and issubclass(kind, self.kinds)


with Context(AppError) as c:
    raise NotFound("thing", 1)
print("recorded:", c.error)


class Stop(StopIteration):
    pass


class Exit(SystemExit):
    def __init__(self):
        super().__init__("custom exit")


s = Stop("v")
print(s.value, isinstance(s, StopIteration))
try:
    raise Exit
except SystemExit as e:
    print(type(e).__name__, e.code)


class Group(ExceptionGroup):
    def derive(self, excs):
        return Group(self.message, excs)


try:
    raise Group("g", [ValueError(1), KeyError(2)])
except* KeyError as eg:
    print(type(eg).__name__, eg.exceptions)
except* ValueError as eg:
    print(type(eg).__name__, eg.exceptions)
e = ValueError("base")
e.status = 418
print(e.status, e.__dict__, vars(e))
