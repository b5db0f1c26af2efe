"""Pattern matching by shape, with soft keywords as names."""

from _attempts import attempt
def f():
    match 1:
        case x if x.y:
            pass
attempt(f)
def g(v):
    match v:
        case [Point(x=0), *others] if others:
            return others
        case [_, _]:
            return 'pair'
    return 'fell'
class Point:

    def __init__(self, x):
        self.x = x
print(g([Point(0), 1, 2]), g([1, 2]), g(5))
def h(v):
    match v:
        case {'type': 'click', 'pos': [x, y]}:
            return (x, y)
        case {'type': 'key', 'key': str(k) | int(k)}:
            return k
        case {'n': int() | float() as n}:
            return n
for v in ({'type': 'click', 'pos': (1, 2)}, {'type': 'key', 'key': 'a'}, {'type': 'key', 'key': 5}, {'n': 1.5}, {'n': 'x'}):
    print(h(v))
def k(v):
    match v:
        case [1 | 2, 3 | 4 as b]:
            return b
        case [[a, b], [c, d]]:
            return a + b + c + d
        case []:
            return 'empty'
        case x:
            return x
print(k([1, 4]), k([[1, 2], [3, 4]]), k([]), k('z'))
match 5:
    case y:
        pass
print(y)
match = 3
case = 4
print(match + case)
match[0] if 0 else 0
_ = 7
match _:
    case 7:
        print('seven', _)
match (1, 2):
    case [a, b]:
        print(a, b)
match ([1],):
    case [[x]]:
        print(x)
print(match, type(match))
class K:
    match = 1

    def case(self):
        return self.match
print(K().case())
