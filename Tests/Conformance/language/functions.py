# Functions: parameters of all kinds, closures, decorators, errors of calls.
def connect(host, /, port=5432, *options, timeout=10, **extra):
    "Connect to a server."
    return host, port, options, timeout, extra
print(connect("a"), connect("a", 1, 2, 3), connect("a", timeout=5, user="x"), connect(*["h", 9], **{"timeout": 1, "z": 2}))
print(connect.__name__, connect.__doc__, connect.__defaults__, connect.__kwdefaults__, connect.__annotations__)
def annotated(a: int, b: "str" = "x") -> list: ...
print(annotated.__annotations__, annotated(1))
def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)
def two(a, b): return a, b
def keyword_only(*, a, b=2): return a, b
class Point:
    def __init__(self, x, y=0): self.x, self.y = x, y
    def move(self, dx): return self.x + dx
attempt(lambda: two(1))
attempt(lambda: two())
attempt(lambda: two(1, 2, 3))
attempt(lambda: two(1, c=3))
attempt(lambda: two(1, a=3))
attempt(lambda: keyword_only(1))
attempt(lambda: keyword_only())
attempt(lambda: keyword_only(a=1))
attempt(lambda: connect())
attempt(lambda: connect(host="a"))
attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1).move())
attempt(lambda: Point(1).move(1, 2))
attempt(lambda: len())
attempt(lambda: len(1, 2))
attempt(lambda: [].append())
attempt(lambda: 5())
attempt(lambda: two(*5))
attempt(lambda: two(**{"a": 1, "b": 2, "c": 3}))
def counter(start=0):
    count = start
    def step(by=1):
        nonlocal count
        count += by
        return count
    def reset():
        nonlocal count
        count = start
    return step, reset
step, reset = counter(10)
print(step(), step(5), reset(), step())
makers = [lambda n=n: n * 10 for n in range(3)]
late = [lambda: n for n in range(3)]
print([f() for f in makers], [f() for f in late])
def log(prefix):
    def decorate(function):
        def wrapper(*args, **kwargs):
            print(prefix, function.__name__, args, kwargs)
            return function(*args, **kwargs)
        return wrapper
    return decorate
@log("->")
@log("=>")
def add(a, b=1): return a + b
print(add(1), add(1, b=5))
total = 0
def bump():
    global total
    total += 1
    return total
print(bump(), bump(), total)
def default_trap(item, seen=[]):
    seen.append(item)
    return seen
print(default_trap(1), default_trap(2), default_trap(3, []))
def recursive(n): return 1 if n == 0 else n * recursive(n - 1)
print(recursive(30), (lambda *a, **k: (a, k))(1, x=2), (lambda: (yield))().__class__.__name__)
def unbound():
    print(value)
    value = 1
try:
    unbound()
except UnboundLocalError as error:
    print(error)
try:
    print(undefined_name)
except NameError as error:
    print(error)
def deep(n): return deep(n + 1)
try:
    deep(0)
except RecursionError as error:
    print(error)
