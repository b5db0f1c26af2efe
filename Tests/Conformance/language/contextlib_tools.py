"""contextlib: managers from generators, stacks, redirection."""

from _attempts import attempt
from contextlib import *
import io, sys
@contextmanager
def cm(x):
    print('in', x)
    try:
        yield (x * 2)
    except ValueError as e:
        print('caught', e)
    finally:
        print('out')
with cm(1) as v:
    print(v)
with cm(2):
    raise ValueError('v')
def a():
    with cm(3):
        raise KeyError('k')
attempt(a)
@contextmanager
def noyield():
    if 0:
        yield
def a():
    with noyield():
        pass
attempt(a)
@contextmanager
def two():
    yield
    yield
def a():
    with two():
        pass
attempt(a)
@contextmanager
def twoexc():
    try:
        yield
    except ValueError:
        yield
def a():
    with twoexc():
        raise ValueError
attempt(a)
@cm('deco')
def fn():
    print('body')
    return 5
print(fn())
with suppress(KeyError, ValueError):
    {}['k']
print('after')
with ExitStack() as st:
    st.enter_context(cm('s1'))
    st.callback(print, 'cb', sep='-')
    st.push(lambda *a: print('push', a[0]))
    v = st.enter_context(nullcontext(7))
    print(v)
def a():
    with ExitStack() as st:
        st.enter_context(5)
attempt(a)
st = ExitStack()
st.callback(print, 'closed')
st2 = st.pop_all()
st.close()
st2.close()
def a():
    with ExitStack() as s:
        s.push(lambda *a: True)
        raise ValueError
    return 'suppressed'
attempt(a)
b = io.StringIO()
with redirect_stdout(b):
    print('captured')
print(repr(b.getvalue()))
with redirect_stderr(b):
    print('err', file=sys.stderr)
print(repr(b.getvalue()))
class C:

    def close(self):
        print('closing')
with closing(C()) as c:
    pass
class CD(ContextDecorator):

    def __enter__(self):
        print('e')
        return self

    def __exit__(self, *a):
        print('x')
        return False
@CD()
def ff():
    print('ff')
ff()
class Ab(AbstractContextManager):

    def __exit__(self, *a):
        print('abx')
with Ab() as q:
    print(type(q).__name__)
attempt(lambda: AbstractContextManager())
def a():
    with cm('ret'):
        return 'r'
attempt(a)
with suppress():
    pass
attempt(lambda: cm())
g = cm('reuse')
with g:
    pass
def a():
    with g:
        pass
attempt(a)


class Bolt:
    def __enter__(self): ...
    def __exit__(self, *error): ...


class Welded(Bolt):
    __exit__ = None


print(issubclass(Bolt, AbstractContextManager), issubclass(Welded, AbstractContextManager))
