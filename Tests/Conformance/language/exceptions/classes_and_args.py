"""The built-in hierarchy, args, str, repr, equality, derived exceptions, attributes."""


def attempt(action):
    try:
        print(repr(action()))
    except BaseException as e:
        print(type(e).__name__, e)


for e in (Exception(), Exception("one"), Exception("one", 2), Exception(None), Exception(""), Exception(["a"]), KeyError("k"), KeyError(), KeyError("a", "b"), KeyError(1),
          ValueError("it's"), StopIteration(5), StopIteration(), SystemExit(3), SystemExit(), OSError(2, "No such file"), OSError("only"), OSError(2, "No such file", "name.txt"),
          OSError(13, "denied"), FileNotFoundError(2, "x"), ImportError("msg", name="mod"), AttributeError("a", name="n", obj=1), NameError("n", name="x"), UnicodeError("u"),
          UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad byte"), UnicodeEncodeError("ascii", "é", 0, 1, "no"), SyntaxError("bad"), AssertionError(), NotImplementedError("later"),
          KeyboardInterrupt(), RecursionError("deep"), ArithmeticError(1.5), ExceptionGroup("g", [ValueError(1)]), Warning("w"), MemoryError()):
    print(repr(e), "|", str(e), "|", e.args)
print(OSError(2, "x").errno, OSError(2, "x").strerror, OSError(2, "x", "f").filename, OSError("y").errno, type(OSError(2, "x")).__name__, type(OSError(13, "x")).__name__)
print(SystemExit(3).code, SystemExit().code, SystemExit("a", 1).code, StopIteration(7).value, ImportError("m", name="n", path="p").path, AttributeError("x").name, KeyError("k").args[0])
print([c.__name__ for c in ModuleNotFoundError.__mro__], issubclass(IOError, OSError), IOError is OSError, EnvironmentError is OSError)
for child, parent in ((KeyError, LookupError), (IndexError, LookupError), (ZeroDivisionError, ArithmeticError), (FileNotFoundError, OSError), (UnicodeDecodeError, ValueError), (RecursionError, RuntimeError),
                      (NotImplementedError, RuntimeError), (IndentationError, SyntaxError), (TabError, IndentationError), (UnboundLocalError, NameError), (ConnectionResetError, ConnectionError),
                      (BrokenPipeError, OSError), (KeyboardInterrupt, Exception), (SystemExit, Exception), (GeneratorExit, Exception), (StopAsyncIteration, Exception), (EncodingWarning, Warning),
                      (IsADirectoryError, OSError), (ChildProcessError, OSError), (BlockingIOError, OSError), (InterruptedError, OSError), (ProcessLookupError, OSError), (NotADirectoryError, OSError), (FileExistsError, OSError)):
    print(child.__name__, issubclass(child, parent), parent.__name__)


class Simple(Exception):
    pass


class WithInit(Exception):
    def __init__(self, code, message="default"):
        super().__init__(message)
        self.code = code


class NoSuper(Exception):
    def __init__(self, a, b=None):
        self.a = a


class WithStr(ValueError):
    def __str__(self):
        return f"custom<{self.args}>"


class WithRepr(ValueError):
    def __repr__(self):
        return "custom repr"


class Multi(KeyError, AttributeError):
    pass


class Deep(WithInit):
    def __init__(self):
        super().__init__(99)


for e in (Simple(), Simple("m"), Simple(1, 2), WithInit(5), WithInit(5, "msg"), NoSuper(1), NoSuper(1, b=2), NoSuper("x"), WithStr("v"), WithRepr("v"), Multi("m"), Deep()):
    print(repr(e), "|", str(e), "|", e.args, "|", vars(e))
e = Simple("original")
e.args = ("changed", 2)
e.extra = [1]
print(e, e.args, e.extra, e.__dict__)
attempt(lambda: setattr(e, "args", 5))
attempt(lambda: Simple(k=1))
attempt(lambda: Exception(k=1))
attempt(lambda: ValueError(*range(3)))
attempt(lambda: UnicodeDecodeError("utf-8"))
attempt(lambda: Simple("a") == Simple("a"))
attempt(lambda: e == e)
attempt(lambda: len({Simple("a"), Simple("a")}))
attempt(lambda: WithInit())
attempt(lambda: BaseException("x").args)
attempt(lambda: isinstance(Simple(), (KeyError, Exception)))
attempt(lambda: Simple("x").nothing)
attempt(lambda: hash(e) == hash(e))
for caught in (LookupError, (KeyError, AttributeError), Exception, BaseException):
    try:
        raise Multi("multi")
    except caught as m:
        print(type(m).__name__, "caught as", getattr(caught, "__name__", "tuple"))
try:
    {}["missing key"]
except KeyError as k:
    print(k, k.args, repr(k))
try:
    raise SystemExit("leaving")
except SystemExit as s:
    print("exit", s.code, s)
try:
    raise KeyboardInterrupt
except KeyboardInterrupt as k:
    print("interrupt", repr(k))
try:
    assert 0, Simple("as message")
except AssertionError as a:
    print(repr(a), a)
n = Exception("noted")
n.add_note("first note")
n.add_note("second")
print(n.__notes__, n)
attempt(lambda: n.add_note(5))
attempt(lambda: Exception().__notes__)
attempt(lambda: hasattr(Exception(), "__notes__"))
print(KeyError.__module__, KeyError.__name__, Simple.__module__)
