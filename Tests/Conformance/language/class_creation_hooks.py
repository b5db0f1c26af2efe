"""__init_subclass__, __set_name__, __class_getitem__, __mro_entries__."""

from _attempts import attempt
class Base:
    reg = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.reg.append(cls.__name__)
class A(Base, tag='a'):
    pass
class B(A):
    pass
print(Base.reg, A.tag, B.tag)
def f():

    class C(Base, bad=1):
        pass
attempt(f)
def f():

    class C(bad=1):
        pass
attempt(f)
class G:

    def __class_getitem__(cls, k):
        return f'{cls.__name__}[{k}]'
print(G[1], G['a', 2])
attempt(lambda: Base[1])
attempt(lambda: int[1])
attempt(lambda: list[int])
attempt(lambda: dict[str, int])
attempt(lambda: tuple[int, ...])
attempt(lambda: 5[1])
attempt(lambda: None[0])
attempt(lambda: len[0])
attempt(lambda: (lambda: 0)[0])
class ME:

    def __mro_entries__(self, bases):
        print('mro_entries', len(bases))
        return (Base,)
class D(ME()):
    pass
print(D.__mro__, D.__bases__, D.__orig_bases__[0].__class__.__name__)
class Cnt:

    def __init_subclass__(cls):
        cls.n = getattr(cls, 'n', 0) + 1
class C1(Cnt):
    pass
class C2(C1):
    pass
print(C1.n, C2.n)
class Sn:

    def __set_name__(self, owner, name):
        raise ValueError('bad')
def f():

    class X:
        a = Sn()
attempt(f)
try:
    f()
except Exception as e:
    print(repr(e.__cause__), e.__notes__ if hasattr(e, '__notes__') else None)
