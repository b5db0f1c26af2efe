"""Signatures that a program makes, and those of objects, metaclasses and classes with __new__."""
import inspect, functools
from inspect import Parameter, Signature
def f(a, /, b: int = 2, *args, c, **kw) -> str: ...
sig = inspect.signature(f)
print(sig.replace(return_annotation=Signature.empty), sig.replace(parameters=list(sig.parameters.values())[1:3]), sig.parameters["b"].replace(default=9, annotation=Parameter.empty, name="q"))
print(Signature([Parameter("x", Parameter.POSITIONAL_ONLY), Parameter("y", Parameter.KEYWORD_ONLY, default=3, annotation=int)], return_annotation=float), Signature(), repr(Parameter("z", 2)))
for bad in (lambda: Parameter("x", 9), lambda: Parameter("1x", 1), lambda: Parameter("for", 1), lambda: Parameter(3, 1), lambda: Parameter("a", Parameter.VAR_POSITIONAL, default=1), lambda: Signature([Parameter("a", 3), Parameter("b", 1)]), lambda: Signature([Parameter("a", 1, default=1), Parameter("b", 1)]), lambda: Signature([Parameter("a", 1), Parameter("a", 1)])):
    try: print(bad())
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
class Callable_:
    def __call__(self, q, *, w=1): ...
class ByMeta(type):
    def __call__(cls, m1, m2=0): return 1
class M(metaclass=ByMeta):
    def __init__(self, other): ...
class New:
    def __new__(cls, n): return object.__new__(cls)
print(inspect.signature(Callable_()), inspect.signature(M), inspect.signature(New), Signature.from_callable(f) == sig, inspect.signature(functools.partial(f, 1, c=3)))
def outer(g):
    @functools.wraps(g)
    def w(*a, **k): return g(*a, **k)
    w.__signature__ = sig.replace(parameters=[Parameter("given", 1)])
    return w
print(inspect.signature(outer(f)), inspect.signature(functools.wraps(f)(lambda *a: 1)))
b = sig.bind_partial(1); print(b.arguments, b.args, b.kwargs, b); b.arguments["c"] = 5; print(b.kwargs)
