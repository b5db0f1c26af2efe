"""Weak references, proxies, finalizers and how many there are."""

from _attempts import attempt
import weakref
class A:
    pass
a = A()
r = weakref.ref(a)
r2 = weakref.ref(a)
p = weakref.proxy(a)
print(weakref.getweakrefcount(a), r is r2, len(weakref.getweakrefs(a)))
r3 = weakref.ref(a, lambda r: print('dead'))
print(weakref.getweakrefcount(a))
del a
print(r(), r3())
attempt(lambda: p.x)
attempt(lambda: weakref.ref(1))
attempt(lambda: weakref.ref([]))
attempt(lambda: weakref.ref('a'))
attempt(lambda: weakref.ref(None))
attempt(lambda: weakref.ref({}))
a = A()
f = weakref.finalize(a, print, 'fin', 1)
print(f.alive)
del a
print(f.alive)
d = weakref.WeakValueDictionary()
x = A()
d['k'] = x
print(len(d), 'k' in d)
del x
print(len(d), list(d.items()))
s = weakref.WeakSet()
x = A()
s.add(x)
print(len(s))
del x
print(len(s))
k = weakref.WeakKeyDictionary()
x = A()
k[x] = 3
print(k[x])
del x
print(len(k))
class M:

    def go(self):
        return 'gone'
m = M()
wm = weakref.WeakMethod(m.go)
print(wm()())
del m
print(wm())
