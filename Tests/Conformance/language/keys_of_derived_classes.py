"""Dicts and sets ask the __eq__ and __hash__ of keys whose class derives from a built-in one."""

from _attempts import attempt
class S(str):

    def __eq__(self, o):
        return str.__eq__(self.lower(), str(o).lower()) if isinstance(o, str) else NotImplemented

    def __hash__(self):
        return hash(self.lower())
d = {S('Abc'): 1, S('def'): 2}
print(d.get('abc'), d.get(S('ABC')), d[S('DEF')])
print(S('aBc') in d, 'zzz' in d, 'def' in d)
s = {S('x'), S('X'), 'y'}
print(len(s), S('Y') in s, S('X') in s)
d[S('ABC')] = 9
print(d)
class I(int):

    def __hash__(self):
        return 1

    def __eq__(self, o):
        return True
d = {I(5): 'a'}
print(d.get(1), d.get(I(7)), d.get(2))
class T(tuple):

    def __hash__(self):
        return 0

    def __eq__(self, o):
        return isinstance(o, tuple)
print({T((1,)): 1}.get(T((3,))), {T((1,)): 1}.get((3,)))
class U(str):
    pass
print({U('a'): 1}['a'], {'a': 1}[U('a')])
class V(str):
    __hash__ = None
attempt(lambda: {V('a'): 1})
attempt(lambda: {1: 2}.get(V('a')))
class F(float):

    def __eq__(self, o):
        return True
    __hash__ = float.__hash__
print({F(1.5): 1}.get(1.5), {F(1.5): 1}.get(2.5))
