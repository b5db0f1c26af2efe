"""functools.wraps with names of its own; signatures of partial calls; binding of arguments."""
import functools
import inspect


def attempt(action, *args, **kwargs):
    try:
        print(repr(action(*args, **kwargs)))
    except TypeError as error:
        print("TypeError:", error)


def target(a, b: int = 2, /, c=3, *args, d, e: "str" = 5, **rest) -> list:
    """Documentation of the target."""


target.label = "kept"


def wrapper_of(function, **options):
    @functools.wraps(function, **options)
    def wrapper(*args):
        """Documentation of the wrapper."""
    return wrapper


for options in ({}, {"assigned": ("__name__",)}, {"assigned": (), "updated": ()}, {"updated": ["__dict__"]}):
    made = wrapper_of(target, **options)
    print(options, made.__name__, made.__doc__, made.__qualname__, made.__dict__.get("label"), made.__wrapped__ is target)
print(functools.update_wrapper(lambda: 0, target, ("__doc__",)).__doc__, functools.WRAPPER_UPDATES)

for call in (
    functools.partial(target, 1), functools.partial(target, 1, 2, d=4), functools.partial(target, c=9), functools.partial(target, 1, d=2),
    functools.partial(lambda x, y=1, *, z: 0, y=5), functools.partial(lambda x, y, z=3: 0, 1, 2), functools.partial(functools.partial(target, 1), d=1),
):
    print(inspect.signature(call))

signature = inspect.signature(target)
bound = signature.bind(1, d=4, z=9)
print(bound.arguments, bound.args, bound.kwargs)
bound.apply_defaults()
print(bound.arguments)
attempt(signature.bind, 1)
attempt(signature.bind)
attempt(lambda: signature.bind(1, 2, 3, d=1, a=5).arguments)
attempt(signature.bind, 1, d=1, c=2, **{"c2": 3})
attempt(lambda: signature.bind(1, 2, 3, 4, d=1).args)
attempt(inspect.signature(lambda x: 0).bind, 1, 2)
attempt(inspect.signature(lambda x: 0).bind, 1, x=2)
attempt(inspect.signature(lambda x: 0).bind, y=2)
attempt(lambda: signature.bind_partial().arguments)
