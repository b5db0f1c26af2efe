"""Slices with extreme bounds, read, assigned and deleted."""

from _attempts import attempt
a = list(range(10))
big = 10 ** 30
print(a[-big:big], a[big:], a[::big])
print(a[::-big], a[big:-big:-1], a[-3:-100:-2])
print(a[100:2:-3], a[None:None:None], a[True:3])
print('abc'[-big:big], (1, 2)[::-1], range(10)[2:8:3])
print(range(10)[::-2], range(big)[5], range(big)[-1])
print(len(range(10 ** 15)), range(0, big, 7)[10 ** 20])
attempt(lambda: len(range(10 ** 30)))
attempt(lambda: a[big])
attempt(lambda: 'a'[big])
attempt(lambda: [].insert('a', 1))
attempt(lambda: [1] * big)
attempt(lambda: 'a' * big)
a[2:5] = [9]
print(a)
a[1:1] = 'xy'
print(a)
a[::2] = [0] * len(a[::2])
print(a)
def f():
    a[::2] = [1]
attempt(f)
def f():
    a[1:2] = 5
attempt(f)
def f():
    a[99] = 1
attempt(f)
def f():
    a['a'] = 1
attempt(f)
def f():
    del a[99]
attempt(f)
def f():
    del (1, 2)[0]
attempt(f)
def f():
    (1, 2)[0] = 1
attempt(f)
def f():
    'abc'[0] = 'x'
attempt(f)
def f():
    del 'abc'[0]
attempt(f)
def f():
    b'a'[0] = 1
attempt(f)
def f():
    range(3)[0] = 1
attempt(f)
def f():
    {1}[0]
attempt(f)
def f():
    del {1}[0]
attempt(f)
del a[::3]
print(a)
del a[-2:]
print(a)
a[5:2] = [7, 7]
print(a)
a[:] = []
print(a)
a[big:] = [1]
print(a)
b = bytearray(b'abcdef')
b[1:3] = b'ZZZ'
print(b)
del b[::2]
print(b)
b[0:0] = [65]
print(b)
b += b'x'
print(b)
def f():
    b[0] = 256
attempt(f)
def f():
    b[0] = 'a'
attempt(f)
def f():
    b[::2] = b'abcdefgh'
attempt(f)
s = slice(1, 10, 2)
print(s, s.start, s.stop)
print(s.step, s.indices(5), s == slice(1, 10, 2))
print(slice(3), slice(None, None, -1).indices(4))
attempt(lambda: hash(s))
attempt(lambda: slice('a').indices(3))
attempt(lambda: slice(1).indices(-1))
attempt(lambda: slice(1) < slice(2))
class Sl:

    def __getitem__(self, k):
        return k
print(Sl()[1:2, ::3, ...], Sl()[:], Sl()[1:2:3])
print(Sl()[(a := 5)], Sl()[*[1, 2], 3])
