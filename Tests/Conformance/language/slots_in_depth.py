"""__slots__ and layouts of classes."""

from _attempts import attempt
class A:
    __slots__ = ('x', 'y')
a = A()
a.x = 1
attempt(lambda: a.y)
attempt(lambda: setattr(a, 'z', 1))
attempt(lambda: a.__dict__)
attempt(lambda: delattr(a, 'y'))
del a.x
attempt(lambda: a.x)
print(A.x)
class B(A):
    __slots__ = 'z'
b = B()
b.z = 1
b.x = 2
attempt(lambda: setattr(b, 'q', 1))
class C(A):
    pass
c = C()
c.q = 5
print(c.__dict__)
def f():

    class X:
        __slots__ = ('a',)
        a = 1
attempt(f)
def f():

    class X:
        __slots__ = (1,)
attempt(f)
def f():

    class X:
        __slots__ = ('1a',)
attempt(f)
def f():

    class X(A, B):
        pass
attempt(f)
def f():

    class X(int, str):
        pass
attempt(f)
class S1:
    __slots__ = ('a',)
class S2:
    __slots__ = ('b',)
def f():

    class X(S1, S2):
        pass
attempt(f)
def f():

    class X(bool):
        pass
attempt(f)
def f():

    class X(type(None)):
        pass
attempt(f)
def f():

    class X(range):
        pass
attempt(f)
def f():

    class X(type(f)):
        pass
attempt(f)
def f():

    class X(A, A):
        pass
attempt(f)
def f():

    class X(5):
        pass
attempt(f)
def f():

    class X(object, A):
        pass
attempt(f)
class SS:
    __slots__ = {'a': 'doc a', 'b': 'doc b'}
print(SS.a.__doc__, SS.__slots__)
class P:
    __slots__ = ('__private',)

    def __init__(self):
        self.__private = 1
print(P()._P__private, P.__slots__)
import copy
a.x = 1
b2 = copy.copy(a)
print(b2.x)
