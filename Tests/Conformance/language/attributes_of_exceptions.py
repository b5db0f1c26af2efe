"""What exceptions hold, and how they show it."""

from _attempts import attempt
try:
    {}['x']
except KeyError as e:
    print(e.args, str(e), repr(e), e.__traceback__ is not None, e.__cause__, e.__context__)
try:
    [].foo
except AttributeError as e:
    print(e.name, e.obj, e.args)
try:
    undefined
except NameError as e:
    print(e.name, e.args)
try:
    import nope.x
except ImportError as e:
    print(e.name, e.path, e.msg, type(e).__name__)
try:
    from math import zzz
except ImportError as e:
    print(e.name, type(e).__name__, e.msg.split('(')[0])
try:
    int('x')
except ValueError as e:
    print(e.args)
try:
    raise OSError(2, 'msg', 'file')
except OSError as e:
    print(e.errno, e.strerror, e.filename, type(e).__name__, str(e))
try:
    raise SystemExit(3)
except SystemExit as e:
    print(e.code, e.args)
try:
    'é'.encode('ascii')
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)
try:
    b'\xff'.decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)
try:
    raise StopIteration(5)
except StopIteration as e:
    print(e.value)
e = Exception('a', 1)
print(str(e), repr(e), e.args)
print(Exception(), str(Exception()), repr(Exception('x')))
print(Exception(None), str(Exception(None)), repr(KeyError('k')))
print(str(KeyError('k')), str(KeyError()), str(KeyError(1, 2)))
e.args = (5,)
print(e, repr(e))
attempt(lambda: setattr(e, 'args', 5))
e.foo = 1
print(e.foo, e.__dict__, vars(e))
class My(Exception):

    def __init__(self, a, b=2):
        self.a = a
        super().__init__(a)
print(repr(My(1)), My(1).args, str(My('x')), My(1, 3).args)
attempt(lambda: My())
attempt(lambda: (_ for _ in ()).throw(My(5)))
class My2(Exception):
    code = 5
print(My2.code, repr(My2('a')), My2.__mro__)
print(issubclass(My2, BaseException), My2.__name__, My2.__doc__)
attempt(lambda: ValueError(x=1))
attempt(lambda: raise_(5))
print(ValueError('a') == ValueError('a'), hash(ValueError('a')) is not None, bool(ValueError()), isinstance(ValueError(), Exception))
x = ValueError('a')
y = x.with_traceback(None)
print(x is y, x.__traceback__)
attempt(lambda: x.with_traceback(5))
attempt(lambda: setattr(x, '__cause__', 5))
attempt(lambda: setattr(x, '__context__', 5))
x.__cause__ = KeyError('k')
print(x.__suppress_context__, repr(x.__cause__))
x.__cause__ = None
print(IOError is OSError, EnvironmentError is OSError, ConnectionRefusedError.__mro__[1:3])
print(UnicodeError.__mro__[1], KeyError.__mro__[1], ModuleNotFoundError.__mro__[1])
print(RecursionError.__mro__[1], NotImplementedError.__mro__[1], FileNotFoundError(2, 'x').errno)
print(OSError(13, 'p').__class__, OSError('just').errno, TimeoutError.__base__)
print(UserWarning.__base__, EOFError('x'), AssertionError('a'))
print(StopAsyncIteration.__base__, GeneratorExit.__base__, BlockingIOError)
print(Warning.__base__, BytesWarning, EncodingWarning)
print(ZeroDivisionError.__base__, FloatingPointError.__base__, OverflowError.__base__)
print(BufferError.__base__, MemoryError.__base__, SyntaxError('m', ('f', 1, 2, 'text')).lineno)
print(SyntaxError('m', ('f', 1, 2, 'text')), IndentationError.__base__, TabError.__base__)
